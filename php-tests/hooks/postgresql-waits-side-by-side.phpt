--TEST--
PDO and pg_query() suspend while PostgreSQL works, over TCP and a unix socket
--EXTENSIONS--
pdo
pdo_pgsql
pgsql
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_postgres();
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$server = new PostgresServer();
$query = 'select pg_sleep(' . WAIT . '), 42 as answer';
$pdo = fn (string $host) => new PDO("pgsql:host=$host;port=$server->port;dbname=postgres;user=postgres");
$connect = fn () => pg_connect("host=127.0.0.1 port=$server->port dbname=postgres user=postgres", PGSQL_CONNECT_FORCE_NEW);
side_by_side([
    'PDO' => fn () => $pdo('127.0.0.1')->query($query)->fetch()['answer'],
    'PDO, unix socket' => fn () => $pdo($server->run)->query($query)->fetch()['answer'],
    'PDO, by name' => fn () => $pdo('localhost')->query($query)->fetch()['answer'],
    'pg_query' => fn () => pg_fetch_assoc(pg_query($connect(), $query))['answer'],
    'pg_get_result' => function () use ($connect, $query) {
        pg_send_query($link = $connect(), $query);
        return pg_fetch_assoc(pg_get_result($link))['answer'];
    },
    'copy' => function () use ($pdo) {
        $link = $pdo('127.0.0.1');
        $link->exec('create temporary table t (a int)');
        $copied = @$link->pgsqlCopyFromArray('t', ['1', '2']);
        $link->query('select pg_sleep(' . WAIT . ')');
        return [$copied, @$link->pgsqlCopyToArray('t')];
    },
]);
?>
--EXPECT--
PDO                     10 × 42 side by side
PDO, unix socket        10 × 42 side by side
PDO, by name            10 × 42 side by side
pg_query                10 × 42 side by side
pg_get_result           10 × 42 side by side
copy                    10 × [true,["1\n","2\n"]] side by side
