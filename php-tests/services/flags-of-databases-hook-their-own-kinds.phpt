--TEST--
The flags of PostgreSQL, and those of sockets for other databases, let calls suspend, each alone; without it these wait as in plain PHP
--EXTENSIONS--
pdo
pgsql
pdo_pgsql
igbinary
redis
mysqlnd
mysqli
pdo_mysql
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_postgres();
skip_without_command('redis-server');
skip_without_command('mariadbd');
?>
--FILE--
<?php
require __DIR__ . '/../hooks/side-by-side.inc';

$postgres = new PostgresServer();
$maria = new MariaDbServer();
$redis = new RedisServer();
$pdo = fn (string $dsn, string $user, string $query) => function () use ($dsn, $user, $query) {
    // kept: a statement that is dropped is nobody's call
    $GLOBALS['kept'][] = [$pdo = new PDO($dsn, $user), $statement = $pdo->query($query)];
    return count($statement->fetchAll());
};
$block = function (string $host, int $port = 0): array {
    $redis = new Redis();
    $redis->connect($host, $port);
    return $redis->rawCommand('BLPOP', 'nothing', '.03');
};
[$sleep, $doze] = ['select pg_sleep(.03)', 'select sleep(.03)'];
on_and_off([
    'PDO_PGSQL' => [SWOOLE_HOOK_PDO_PGSQL, $pdo("pgsql:host=127.0.0.1;port=$postgres->port", 'postgres', $sleep)],
    'PDO_PGSQL, unix' => [SWOOLE_HOOK_PDO_PGSQL, $pdo("pgsql:host=$postgres->run;port=$postgres->port", 'postgres', $sleep)],
    'TCP, pgsql' => [SWOOLE_HOOK_TCP, function () use ($postgres, $sleep) {
        return pg_num_rows(pg_query(pg_connect("host=127.0.0.1 port=$postgres->port user=postgres"), $sleep));
    }],
    'UNIX, pgsql' => [SWOOLE_HOOK_UNIX, function () use ($postgres, $sleep) {
        return pg_num_rows(pg_query(pg_connect("host=$postgres->run port=$postgres->port user=postgres"), $sleep));
    }],
    'TCP, PDO mysql' => [SWOOLE_HOOK_TCP, $pdo("mysql:host=127.0.0.1;port=$maria->port", 'root', $doze)],
    'TCP, a statement' => [SWOOLE_HOOK_TCP, function () use ($maria, $doze) {
        $pdo = new PDO("mysql:host=127.0.0.1;port=$maria->port", 'root', options: [PDO::ATTR_EMULATE_PREPARES => false]);
        return $pdo->prepare($doze)->execute();
    }],
    'UNIX, PDO mysql' => [SWOOLE_HOOK_UNIX, $pdo("mysql:unix_socket=$maria->socket", 'root', $doze)],
    'TCP, mysqli' => [SWOOLE_HOOK_TCP, fn () => (new mysqli('127.0.0.1', 'root', port: $maria->port))->query($doze)->num_rows],
    'UNIX, mysqli' => [SWOOLE_HOOK_UNIX, fn () => (new mysqli(null, 'root', socket: $maria->socket))->query($doze)->num_rows],
    'TCP, redis' => [SWOOLE_HOOK_TCP, fn () => $block('127.0.0.1', $redis->port)],
    'TCP, redis in a row' => [SWOOLE_HOOK_TCP, function () use ($redis) {
        // a call without an argument is the one that waits
        $client = new Redis();
        $client->connect('127.0.0.1', $redis->port);
        return $client->pipeline()->rawCommand('BLPOP', 'nothing', '.03')->exec()[0];
    }],
    'UNIX, redis' => [SWOOLE_HOOK_UNIX, fn () => $block($redis->socket)],
]);
?>
--EXPECT--
PDO_PGSQL               on: others run 1, off: nobody else runs 1
PDO_PGSQL, unix         on: others run 1, off: nobody else runs 1
TCP, pgsql              on: others run 1, off: nobody else runs 1
UNIX, pgsql             on: others run 1, off: nobody else runs 1
TCP, PDO mysql          on: others run 1, off: nobody else runs 1
TCP, a statement        on: others run true, off: nobody else runs true
UNIX, PDO mysql         on: others run 1, off: nobody else runs 1
TCP, mysqli             on: others run 1, off: nobody else runs 1
UNIX, mysqli            on: others run 1, off: nobody else runs 1
TCP, redis              on: others run [], off: nobody else runs []
TCP, redis in a row     on: others run [], off: nobody else runs []
UNIX, redis             on: others run [], off: nobody else runs []
