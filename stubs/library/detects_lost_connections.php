<?php

namespace Swoole\Database;

use mysqli_sql_exception;
use PDOException;
use Throwable;

/** Tells whether a connection is gone, by what its driver says in numbers: texts change, and mean several things. */
class DetectsLostConnections
{
    /** Whether the exception says that the connection is gone. */
    public static function causedByLostConnection(Throwable $exception): bool {}

    /** Whether a statement only reads, so that doing it twice does no harm. */
    public static function isRead(string $statement): bool {}
}
