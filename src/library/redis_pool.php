<?php

namespace Swoole\Database;

use InvalidArgumentException;
use Redis;
use RedisException;
use Swoole\ConnectionPool;

/** Connections by phpredis. One that is given back leaves no transaction, and selects the configured database again. */
class RedisPool extends ConnectionPool
{
    public function __construct(protected RedisConfig $config, int $size = self::DEFAULT_SIZE)
    {
        parent::__construct(fn () => self::connect($config), $size);
    }

    public function put($connection): void
    {
        if ($connection !== null && !$connection instanceof Redis) {
            throw new InvalidArgumentException('only what get() has given can be put back, ' . get_debug_type($connection) . ' given');
        }
        parent::put($connection !== null && $this->cleanUp($connection) ? $connection : null);
    }

    private function cleanUp(Redis $redis): bool
    {
        try {
            if ($redis->getMode() !== Redis::ATOMIC) {
                $redis->discard();
            }
            // One that was closed connects by itself again, to database 0, and does not know it.
            $database = $this->config->getDbIndex();
            if ($database !== 0 || $redis->getDbNum() !== 0) {
                $redis->select($database);
            }
            return $redis->isConnected();
        } catch (RedisException) {
            return false;
        }
    }

    private static function connect(RedisConfig $config): Redis
    {
        $redis = new Redis();
        $redis->connect(
            $config->getHost(),
            $config->getPort(),
            $config->getTimeout(),
            $config->getReserved() === '' ? null : $config->getReserved(),
            $config->getRetryInterval(),
            $config->getReadTimeout()
        );
        // phpredis refuses them without a connection.
        foreach ($config->getOptions() as $option => $value) {
            $redis->setOption($option, $value);
        }
        if ($config->getAuth() !== '') {
            $redis->auth($config->getAuth());
        }
        if ($config->getDbIndex() !== 0) {
            $redis->select($config->getDbIndex());
        }
        return $redis;
    }
}
