--TEST--
A constructor that throws, or makes nothing, is an exception, and its place is free again
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    foreach ([fn () => null, fn () => false, fn () => throw new DomainException("cannot")] as $constructor) {
        $pool = new ConnectionPool($constructor, 1);
        for ($i = 0; $i < 2; $i++) {
            try {
                $pool->get();
            } catch (Exception $exception) {
                json(get_class($exception), $exception->getMessage(), $pool->stats()["total"]);
            }
        }
    }
    $pool = new ConnectionPool(function () {
        C::sleep(0.02);
        return new stdClass();
    }, 1);
    go(function () use ($pool) {
        try {
            $pool->get();
        } catch (RuntimeException $exception) {
            json($exception->getMessage());
        }
    });
    $pool->close();
});
?>
--EXPECT--
["RuntimeException","The pool's constructor has made no connection",0]
["RuntimeException","The pool's constructor has made no connection",0]
["RuntimeException","The pool's constructor has made no connection",0]
["RuntimeException","The pool's constructor has made no connection",0]
["DomainException","cannot",0]
["DomainException","cannot",0]
"Pool has been closed"
