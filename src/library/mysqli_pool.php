<?php

namespace Swoole\Database;

use InvalidArgumentException;
use mysqli;
use Swoole\ConnectionPool;

/** Connections by mysqli. One that is given back has its transaction rolled back, and nothing left to be read. */
class MysqliPool extends ConnectionPool
{
    public function __construct(protected MysqliConfig $config, int $size = self::DEFAULT_SIZE)
    {
        parent::__construct(fn () => self::connect($config), $size, MysqliProxy::class);
    }

    public function put($connection): void
    {
        if ($connection === null) {
            parent::put(null);
            return;
        }
        if (!$connection instanceof MysqliProxy) {
            throw new InvalidArgumentException('only what get() has given can be put back, ' . get_debug_type($connection) . ' given');
        }
        parent::put($connection->cleanUp() ? $connection : null);
    }

    private static function connect(MysqliConfig $config): mysqli
    {
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $mysqli = new mysqli();
        foreach ($config->getOptions() as $option => $value) {
            $mysqli->options($option, $value);
        }
        $mysqli->real_connect(
            $config->getHost(),
            $config->getUsername(),
            $config->getPassword(),
            $config->getDbname(),
            $config->getPort(),
            $config->getUnixSocket()
        );
        $mysqli->set_charset($config->getCharset());
        return $mysqli;
    }
}
