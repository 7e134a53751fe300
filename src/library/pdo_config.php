<?php

namespace Swoole\Database;

use SwooleRs\Library\DatabaseConfig;

/** Where a database is, and how to connect to it. */
class PDOConfig
{
    use DatabaseConfig;

    protected string $driver = 'mysql';

    public function getDriver(): string
    {
        return $this->driver;
    }

    public function withDriver(string $driver): self
    {
        $this->driver = $driver;
        return $this;
    }

    /** The drivers that this PHP has. */
    public static function getAvailableDrivers(): array
    {
        return \PDO::getAvailableDrivers();
    }
}
