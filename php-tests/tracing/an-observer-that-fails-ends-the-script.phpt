--TEST--
A fatal error in an observer of fibers, as a coroutine begins in a stack that has served another one, ends the script in order
--EXTENSIONS--
ffi
--INI--
swoole.enable_fiber_mock=On
--FILE--
<?php
$engine = FFI::cdef(<<<'C'
    typedef void (*one_handler)(intptr_t fiber);
    void zend_observer_fiber_init_register(one_handler handler);
    C);
$begun = 0;
$engine->zend_observer_fiber_init_register(function (int $fiber) use (&$begun) {
    if (++$begun === 4) {
        throw new Exception('no');
    }
});
register_shutdown_function(function () use (&$begun) {
    echo "$begun have begun\n";
});
Swoole\Coroutine\run(function () {
    go(fn() => print("one\n"));
    go(fn() => print("two\n"));
    go(fn() => print("never\n"));
});
?>
--EXPECTF--
one
two

Warning: Uncaught Exception: no in %a
Fatal error: Throwing from FFI callbacks is not allowed in %s on line %d
4 have begun
