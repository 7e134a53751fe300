<?php

namespace Swoole\Database;

use InvalidArgumentException;
use mysqli;
use Swoole\ConnectionPool;

/** Connections by mysqli. One that is given back has its transaction rolled back, and nothing left to be read. */
class MysqliPool extends ConnectionPool
{
    public function __construct(protected MysqliConfig $config, int $size = self::DEFAULT_SIZE) {}

    public function put($connection): void {}
}
