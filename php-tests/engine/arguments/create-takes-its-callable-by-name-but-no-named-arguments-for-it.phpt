--TEST--
func: works; an unknown named argument is an Error and creates nothing
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    echo C::create(func: fn() => print("ran ")), "\n";
    try {
        C::create(fn($a) => print("never\n"), a: 1);
    } catch (Error $e) {
        echo get_class($e), ": ", $e->getMessage(), "\n";
    }
    echo C::stats()['coroutine_last_cid'], "\n";
});
--EXPECT--
ran 2
Error: Unknown named parameter $a
2
