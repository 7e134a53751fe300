<?php

namespace Swoole\Database;

use Exception;
use InvalidArgumentException;
use PDO;
use Swoole\ConnectionPool;

/** Connections by PDO. One that is given back in the middle of a transaction has it rolled back. */
class PDOPool extends ConnectionPool
{
    public function __construct(protected PDOConfig $config, int $size = self::DEFAULT_SIZE)
    {
        if ($config->getDriver() === 'sqlite' && in_array($config->getDbname(), ['', ':memory:'], true)) {
            throw new Exception('Connection pool in Swoole does not support creating SQLite databases in memory.');
        }
        parent::__construct(fn () => self::connect($config), $size, PDOProxy::class);
    }

    /**
     * @param float $timeout in seconds; 0 and negative values mean no limit
     * @return PDOProxy|false false if the time is over
     */
    public function get(float $timeout = -1)
    {
        return parent::get($timeout);
    }

    public function put($connection): void
    {
        if ($connection === null) {
            parent::put(null);
            return;
        }
        if (!$connection instanceof PDOProxy) {
            throw new InvalidArgumentException('only what get() has given can be put back, ' . get_debug_type($connection) . ' given');
        }
        parent::put($connection->cleanUp() ? $connection : null);
    }

    private static function connect(PDOConfig $config): PDO
    {
        $driver = $config->getDriver();
        if ($driver === 'sqlite') {
            return new PDO('sqlite:' . $config->getDbname(), null, null, $config->getOptions());
        }
        $where = $config->hasUnixSocket() && $driver === 'mysql'
            ? ['unix_socket' => $config->getUnixSocket()]
            : ['host' => $config->hasUnixSocket() ? $config->getUnixSocket() : $config->getHost(), 'port' => $config->getPort()];
        $where['dbname'] = $config->getDbname();
        if ($driver === 'mysql') {
            $where['charset'] = $config->getCharset();
        }
        $parts = array_map(fn ($name, $value) => "$name=$value", array_keys($where), $where);
        return new PDO("$driver:" . implode(';', $parts), $config->getUsername(), $config->getPassword(), $config->getOptions());
    }
}
