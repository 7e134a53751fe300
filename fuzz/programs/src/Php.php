<?php

declare(strict_types=1);

namespace Fuzz;

/** The PHP under test: what the variable PHP names, as for the project's other tools, else the one that runs this. */
final class Php
{
    /** Since 8.5 opcache is part of PHP. */
    private const OPCACHE_INSIDE = 80500;

    public static function binary(): string
    {
        return getenv('PHP') ?: PHP_BINARY;
    }

    /** @return string[] directives that load opcache */
    public static function opcache(): array
    {
        static $version = null;
        $version ??= (int) self::says('-r', 'echo PHP_VERSION_ID;');
        return $version < self::OPCACHE_INSIDE ? ['zend_extension=opcache'] : [];
    }

    public static function hasOpcache(): bool
    {
        $directives = array_map(fn (string $directive) => "-d$directive", self::opcache());
        return str_contains(self::says(...$directives, ...['-m']), 'Zend OPcache');
    }

    private static function says(string ...$arguments): string
    {
        $command = implode(' ', array_map(escapeshellarg(...), [self::binary(), '-n', ...$arguments]));
        return (string) shell_exec("$command 2>/dev/null");
    }
}
