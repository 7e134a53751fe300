<?php

/**
 * Replaces all options of the library. They are kept, and change nothing here.
 *
 * @library
 */
function swoole_library_set_options(array $options): void {}

/**
 * @alias swoole_library_set_options
 * @library
 */
function swoole_library_get_options(): array {}

/**
 * @alias swoole_library_set_options
 * @library
 */
function swoole_library_set_option(string $key, mixed $value): void {}

/**
 * @alias swoole_library_set_options
 * @library
 */
function swoole_library_get_option(string $key): mixed {}

/**
 * An element of an array, or else a default.
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_array_default_value(array $array, mixed $key, mixed $default_value = null): mixed {}

/**
 * Makes a table.
 *
 * @param string $fields `name:type:size, ...` with the types i or int, f or float, s or string
 * @throws \RuntimeException if a field has no type, or a string no size
 * @alias swoole_library_set_options
 * @library
 */
function swoole_table(int $size, string $fields): \Swoole\Table {}

/**
 * `exec()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_exec(string $command, mixed &$output = null, mixed &$returnVar = null): string|false {}

/**
 * `shell_exec()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_shell_exec(string $cmd): string|false|null {}

/**
 * `gethostbynamel()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_gethostbynamel(string $domain): array|false {}

/**
 * `gethostbyaddr()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_gethostbyaddr(string $ip): string|false {}

/**
 * `checkdnsrr()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_checkdnsrr(string $hostname, string $type = 'MX'): bool {}

/**
 * `checkdnsrr()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_dns_check_record(string $hostname, string $type = 'MX'): bool {}

/**
 * `getmxrr()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_getmxrr(string $hostname, mixed &$hosts, mixed &$weights = null): bool {}

/**
 * `getmxrr()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_dns_get_mx(string $hostname, mixed &$hosts, mixed &$weights = null): bool {}

/**
 * `dns_get_record()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_dns_get_record(string $hostname, int $type = 268435456, mixed &$authoritative_name_servers = null, mixed &$additional_records = null, bool $raw = false): array|false {}

/**
 * `mail()`
 *
 * @alias swoole_library_set_options
 * @library
 */
function swoole_mail(string $to, string $subject, string $message, array $headers = []): bool {}
