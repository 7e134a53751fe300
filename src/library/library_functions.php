<?php

namespace SwooleRs\Library;

use RuntimeException;
use Swoole\Table;

/** Global functions that Swoole writes in PHP. What only waits elsewhere is PHP's own function, which suspends here. */
final class LibraryFunctions
{
    /** @var array<string, mixed> */
    private static array $options = [];

    public static function swoole_library_set_options(array $options): void
    {
        self::$options = $options;
    }

    public static function swoole_library_get_options(): array
    {
        return self::$options;
    }

    public static function swoole_library_set_option(string $key, mixed $value): void
    {
        self::$options[$key] = $value;
    }

    public static function swoole_library_get_option(string $key): mixed
    {
        return self::$options[$key] ?? null;
    }

    public static function swoole_array_default_value(array $array, mixed $key, mixed $default_value = null): mixed
    {
        return array_key_exists($key, $array) ? $array[$key] : $default_value;
    }

    /** @param string $fields `name:type:size, ...` with the types i or int, f or float, s or string */
    public static function swoole_table(int $size, string $fields): Table
    {
        $table = new Table($size, 0.25);
        foreach (explode(',', $fields) as $field) {
            $parts = array_map('trim', explode(':', $field));
            $type = match ($parts[1] ?? '') {
                'i', 'int' => Table::TYPE_INT,
                'f', 'float' => Table::TYPE_FLOAT,
                's', 'string' => Table::TYPE_STRING,
                default => throw new RuntimeException('unknown field type[' . ($parts[1] ?? '') . ']'),
            };
            if ($type === Table::TYPE_STRING && !isset($parts[2])) {
                throw new RuntimeException('need to give string length');
            }
            $table->column($parts[0], $type, (int) ($parts[2] ?? 0));
        }
        $table->create();
        return $table;
    }

    public static function swoole_exec(string $command, &$output = null, &$returnVar = null): string|false
    {
        return exec($command, $output, $returnVar);
    }

    public static function swoole_shell_exec(string $cmd): string|false|null
    {
        return shell_exec($cmd);
    }

    public static function swoole_gethostbynamel(string $domain): array|false
    {
        return gethostbynamel($domain);
    }

    public static function swoole_gethostbyaddr(string $ip): string|false
    {
        return gethostbyaddr($ip);
    }

    public static function swoole_checkdnsrr(string $hostname, string $type = 'MX'): bool
    {
        return checkdnsrr($hostname, $type);
    }

    public static function swoole_dns_check_record(string $hostname, string $type = 'MX'): bool
    {
        return checkdnsrr($hostname, $type);
    }

    public static function swoole_getmxrr(string $hostname, &$hosts, &$weights = null): bool
    {
        return getmxrr($hostname, $hosts, $weights);
    }

    public static function swoole_dns_get_mx(string $hostname, &$hosts, &$weights = null): bool
    {
        return getmxrr($hostname, $hosts, $weights);
    }

    public static function swoole_dns_get_record(
        string $hostname,
        int $type = DNS_ANY,
        &$authoritative_name_servers = null,
        &$additional_records = null,
        bool $raw = false,
    ): array|false {
        return dns_get_record($hostname, $type, $authoritative_name_servers, $additional_records, $raw);
    }

    public static function swoole_mail(string $to, string $subject, string $message, array $headers = []): bool
    {
        return mail($to, $subject, $message, $headers);
    }
}
