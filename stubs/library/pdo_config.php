<?php

namespace Swoole\Database;

use SwooleRs\Library\DatabaseConfig;

/** Where a database is, and how to connect to it. */
class PDOConfig
{
    use DatabaseConfig;

    protected string $driver = 'mysql';

    public function getDriver(): string {}

    public function withDriver(string $driver): self {}

    /** The drivers that this PHP has. */
    public static function getAvailableDrivers(): array {}
}
