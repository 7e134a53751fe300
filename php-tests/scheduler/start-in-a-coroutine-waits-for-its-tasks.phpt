--TEST--
start() in a coroutine runs the tasks as children and waits for them and what they start
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;
use function Swoole\Coroutine\{go, run};

run(function () {
    $scheduler = new Scheduler();
    $scheduler->add(function () {
        echo "in ", C::getPcid(), "\n";
        go(function () {
            C::sleep(0.1);
            echo "grandchild\n";
        });
        C::sleep(0.001);
        echo "out\n";
    });
    var_dump($scheduler->start());
});
?>
--EXPECT--
in 1
out
grandchild
bool(true)
