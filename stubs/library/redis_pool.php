<?php

namespace Swoole\Database;

use InvalidArgumentException;
use Redis;
use RedisException;
use Swoole\ConnectionPool;

/** Connections by phpredis. One that is given back leaves no transaction, and selects the configured database again. */
class RedisPool extends ConnectionPool
{
    public function __construct(protected RedisConfig $config, int $size = self::DEFAULT_SIZE) {}

    public function put($connection): void {}
}
