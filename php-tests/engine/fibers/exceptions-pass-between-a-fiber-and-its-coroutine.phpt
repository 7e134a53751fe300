--TEST--
Fiber::throw() and an uncaught exception of a Fiber work inside a coroutine, across suspensions
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    $fiber = new Fiber(function () {
        try {
            Fiber::suspend();
        } catch (Exception $e) {
            C::sleep(.001);
            throw new LogicException("after " . $e->getMessage());
        }
    });
    $fiber->start();
    try {
        $fiber->throw(new Exception("thrown in"));
    } catch (LogicException $e) {
        echo $e->getMessage(), "\n";
    }
    var_dump($fiber->isTerminated());
});
--EXPECT--
after thrown in
bool(true)
