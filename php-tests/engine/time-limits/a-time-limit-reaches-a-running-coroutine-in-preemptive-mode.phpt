--TEST--
In preemptive mode a time limit reaches a coroutine that never waits
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_preemptive_scheduler' => true]);
run(function () {
    C::setTimeLimit(.005);
    try {
        while (true) {
        }
    } catch (C\TimeoutException $exception) {
        echo 'thrown into line ', $exception->getLine() <= 10 && $exception->getLine() >= 8 ? 'the loop' : $exception->getLine(), "\n";
    }
});
?>
--EXPECT--
thrown into line the loop
