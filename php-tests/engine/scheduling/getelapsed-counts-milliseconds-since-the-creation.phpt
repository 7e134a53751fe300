--TEST--
getElapsed() counts milliseconds since the creation of a coroutine, its own or another one
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $id = go(function (): void {
        C::sleep(.03);
        var_dump(is_int(C::getElapsed()), C::getElapsed() >= 30);
        C::yield();
    });
    C::sleep(.06);
    var_dump(C::getElapsed($id) >= 60, C::getElapsed() >= C::getElapsed($id) - 10);
    var_dump(go(fn () => print(C::getElapsed() < 10_000 ? "young\n" : "old\n")) > 0);
    C::resume($id);
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
young
bool(true)
