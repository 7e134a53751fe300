--TEST--
A call of PDO or pg_query() that waits for PostgreSQL ends soon, whatever ends it, and the next connection works
--EXTENSIONS--
pdo
pdo_pgsql
pgsql
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/endings.inc';

$server = server(PostgresServer::class);
$pdo = fn () => new PDO("pgsql:host=127.0.0.1;port=$server->port;dbname=postgres;user=postgres");
$connect = fn () => pg_connect("host=127.0.0.1 port=$server->port dbname=postgres user=postgres", PGSQL_CONNECT_FORCE_NEW);
$query = 'select pg_sleep(' . LONG . ')';
end_calls([
    'PDO' => fn () => $pdo()->query($query)->fetchColumn(),
    'pg_query' => fn () => @pg_query($connect(), $query),
    'pg_get_result' => function () use ($connect, $query) {
        pg_send_query($link = $connect(), $query);
        return pg_result_error(@pg_get_result($link)) !== '';
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
pg_query
    cancelled                   false
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
pg_get_result
    cancelled                   true
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  42
