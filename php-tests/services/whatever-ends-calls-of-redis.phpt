--TEST--
A call of phpredis that waits ends soon, whatever ends it, and the next connection works
--EXTENSIONS--
igbinary
redis
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
--FILE--
<?php
require __DIR__ . '/endings.inc';

$server = server(RedisServer::class);
$connect = function (string $host, int $port = 0): Redis {
    $redis = new Redis();
    $redis->connect($host, $port);
    return $redis;
};
end_calls([
    'TCP' => fn () => $connect('127.0.0.1', $server->port)->blPop('nothing', LONG),
    'unix socket' => fn () => $connect($server->socket)->blPop('nothing', LONG),
    'subscribe' => fn () => $connect('127.0.0.1', $server->port)->subscribe(['news'], fn () => null),
], fn () => $connect('127.0.0.1', $server->port)->set('a', 'b'));
--EXPECT--
TCP
    cancelled                   RedisException
    cancelled by an exception   RedisException because of Swoole\Coroutine\CanceledException
    time limit                  RedisException because of Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  true
unix socket
    cancelled                   RedisException
    cancelled by an exception   RedisException because of Swoole\Coroutine\CanceledException
    time limit                  RedisException because of Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  true
subscribe
    cancelled                   RedisException
    cancelled by an exception   RedisException because of Swoole\Coroutine\CanceledException
    time limit                  RedisException because of Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  true
