--TEST--
A call of PDO or mysqli that waits for MariaDB ends soon, whatever ends it, and the next connection works
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
mysqli
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('mariadbd');
--FILE--
<?php
require __DIR__ . '/endings.inc';

$server = server(MariaDbServer::class);
$pdo = fn () => new PDO("mysql:host=127.0.0.1;port=$server->port", 'root', '');
$mysqli = fn () => new mysqli('127.0.0.1', 'root', '', '', $server->port);
$query = 'select sleep(' . LONG . ')';
end_calls([
    'PDO' => fn () => $pdo()->query($query)->fetchColumn(),
    'PDO, prepared' => function () use ($pdo, $query) {
        $link = $pdo();
        $link->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
        $link->prepare($query)->execute();
    },
    'mysqli' => fn () => $mysqli()->query($query),
    'mysqli_poll' => function () use ($mysqli, $query) {
        $link = $mysqli();
        $link->query($query, MYSQLI_ASYNC);
        $read = $error = $reject = [$link];
        return @mysqli_poll($read, $error, $reject, LONG);
    },
], fn () => $pdo()->query('select 42')->fetchColumn());
--EXPECT--
PDO
    cancelled                   PDOException
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
PDO, prepared
    cancelled                   PDOException
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
mysqli
    cancelled                   mysqli_sql_exception
    cancelled by an exception   mysqli_sql_exception because of Swoole\Coroutine\CanceledException
    time limit                  mysqli_sql_exception because of Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
mysqli_poll
    cancelled                   false
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
