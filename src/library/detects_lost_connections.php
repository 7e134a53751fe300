<?php

namespace Swoole\Database;

use mysqli_sql_exception;
use PDOException;
use Throwable;

/** Tells whether a connection is gone, by what its driver says in numbers: texts change, and mean several things. */
class DetectsLostConnections
{
    /** MySQL: it cannot be reached, has gone away, or was lost; it shuts down; it has closed an idle connection. */
    private const MYSQL = [2002, 2003, 2006, 2013, 2055, 1053, 4031];

    /** SQLSTATE: connection exceptions, and PostgreSQL's shutdown, crash and recovery. */
    private const STATES = ['08000', '08001', '08003', '08004', '08006', '08007', '57P01', '57P02', '57P03', 'HYT00'];

    /** PostgreSQL's client library has no SQLSTATE for a connection that ends under it. */
    private const PGSQL_TEXTS = ['server closed the connection unexpectedly', 'no connection to the server', 'SSL connection has been closed'];

    /** Whether the exception says that the connection is gone. */
    public static function causedByLostConnection(Throwable $exception): bool
    {
        if ($exception instanceof mysqli_sql_exception) {
            return in_array($exception->getCode(), self::MYSQL, true);
        }
        if (!$exception instanceof PDOException) {
            return false;
        }
        $state = (string) ($exception->errorInfo[0] ?? $exception->getCode());
        $number = (int) ($exception->errorInfo[1] ?? $exception->getCode());
        if (in_array($number, self::MYSQL, true) || in_array($state, self::STATES, true)) {
            return true;
        }
        foreach (self::PGSQL_TEXTS as $text) {
            if ($state === 'HY000' && str_contains($exception->getMessage(), $text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a statement only reads, so that doing it twice does no harm. */
    public static function isRead(string $statement): bool
    {
        return preg_match('/^[\s(]*(SELECT|SHOW|DESCRIBE|DESC|EXPLAIN)\b/i', $statement) === 1
            && preg_match('/\b(INTO|FOR\s+UPDATE|FOR\s+SHARE|NEXTVAL|GET_LOCK)\b/i', $statement) !== 1;
    }
}
