--TEST--
Weakness 11: run() inside a coroutine runs its task as a child and waits for it
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    echo "outer ", C::getCid(), "\n";
    var_dump(run(function ($x) {
        echo "inner ", C::getCid(), " of ", C::getPcid(), " got $x\n";
        C::sleep(.002);
        echo "inner ends\n";
    }, "argument"));
    go(function () {
        C::sleep(.001);
        run(fn() => C::sleep(.001) && print("inside a child\n"));
        echo "child ends\n";
    });
    echo "outer ends\n";
});
echo "end\n";
--EXPECT--
outer 1
inner 2 of 1 got argument
inner ends
bool(true)
outer ends
inside a child
child ends
end
