--TEST--
new Swoole\Coroutine and Swoole\Coroutine::run() are Errors
--FILE--
<?php
use Swoole\Coroutine as C;
foreach ([fn() => new C, fn() => C::run(fn() => 1)] as $call) {
    try {
        $call();
    } catch (Error $e) {
        echo get_class($e), ": ", $e->getMessage(), "\n";
    }
}
--EXPECT--
Error: The object of Swoole\Coroutine can not be created for security reasons
Error: Call to undefined method Swoole\Coroutine::run()
