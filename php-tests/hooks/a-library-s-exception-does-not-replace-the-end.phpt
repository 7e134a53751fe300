--TEST--
A coroutine that is ended inside a call of phpredis goes through no catch, although phpredis throws because its read fails
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
require __DIR__ . '/../support/services.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$server = new RedisServer();
try {
    run(function () use ($server) {
        go(function () use ($server) {
            $redis = new Redis();
            $redis->connect('127.0.0.1', $server->port);
            try {
                $redis->blPop('nothing', 30);
            } catch (Throwable $thrown) {
                echo 'caught ', get_class($thrown), "\n";
            } finally {
                echo "finally\n";
            }
            echo "goes on\n";
        });
        C::sleep(.02);
        throw new LogicException('stop');
    });
} catch (LogicException) {
    echo "over\n";
}

// cancelled, it is phpredis' own failure
run(function () use ($server) {
    $waiting = go(function () use ($server) {
        $redis = new Redis();
        $redis->connect('127.0.0.1', $server->port);
        try {
            $redis->blPop('nothing', 30);
        } catch (RedisException $exception) {
            echo get_class($exception), "\n";
        }
    });
    C::sleep(.02);
    C::cancel($waiting);
});
?>
--EXPECT--
finally
over
RedisException
