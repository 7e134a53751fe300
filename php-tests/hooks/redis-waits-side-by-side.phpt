--TEST--
phpredis suspends while Redis has no answer yet, over TCP and a unix socket
--EXTENSIONS--
igbinary
redis
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$server = new RedisServer();
$wait = function (string $host, int $port = 0): mixed {
    $redis = new Redis();
    $redis->connect($host, $port);
    return $redis->rawCommand('BLPOP', 'nothing', (string) WAIT);
};
side_by_side([
    'TCP' => fn () => $wait('127.0.0.1', $server->port),
    'unix socket' => fn () => $wait($server->socket),
    'by name' => fn () => $wait('localhost', $server->port),
    'a value that comes' => function () use ($server) {
        static $number = 0;
        $key = 'key' . $number++;
        $redis = new Redis();
        $redis->connect('127.0.0.1', $server->port);
        Swoole\Coroutine\go(function () use ($server, $key) {
            usleep((int) (WAIT * 1e6));
            $redis = new Redis();
            $redis->connect('127.0.0.1', $server->port);
            $redis->lPush($key, 'value');
        });
        return $redis->blPop($key, 5)[1];
    },
]);
?>
--EXPECT--
TCP                     10 × [] side by side
unix socket             10 × [] side by side
by name                 10 × [] side by side
a value that comes      10 × value side by side
