--TEST--
At the limit create() warns with the current count and returns false; when one ends it works again
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
C::set(['max_coroutine' => 3]);
run(function () {
    $a = C::create(fn() => C::yield());
    $b = C::create(fn() => C::yield());
    var_dump(C::create(fn() => print("never\n")));
    var_dump(\go(fn() => print("never\n")));
    C::resume($a);
    var_dump(C::create(fn() => print("runs\n")));
    C::resume($b);
});
C::set(['max_coroutine' => 0]);
run(function () {
    for ($i = 0; $i < 10; $i++) {
        go(fn() => C::sleep(.001));
    }
    echo C::stats()['coroutine_num'], "\n";
});
--EXPECT--
W: Swoole\Coroutine::create(): exceed max number of coroutine 3
bool(false)
W: go(): exceed max number of coroutine 3
bool(false)
runs
int(4)
11
