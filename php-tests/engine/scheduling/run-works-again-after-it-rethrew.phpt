--TEST--
A loop that was left by an exception leaves nothing behind that stops the next one
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

for ($i = 1; $i <= 3; $i++) {
    try {
        run(function () use ($i) {
            go(fn() => C::sleep(10));
            go(fn() => C::yield());
            C::sleep(.001);
            throw new Exception("round $i");
        });
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    }
}
run(function () {
    C::sleep(.001);
    echo "still works\n";
});
--EXPECT--
round 1
round 2
round 3
still works
