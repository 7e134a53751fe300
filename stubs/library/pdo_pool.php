<?php

namespace Swoole\Database;

use Exception;
use InvalidArgumentException;
use PDO;
use Swoole\ConnectionPool;

/** Connections by PDO. One that is given back in the middle of a transaction has it rolled back. */
class PDOPool extends ConnectionPool
{
    public function __construct(protected PDOConfig $config, int $size = self::DEFAULT_SIZE) {}

    /**
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return PDOProxy|false false if the time is over
     */
    public function get(float $timeout = -1) {}

    public function put($connection): void {}
}
