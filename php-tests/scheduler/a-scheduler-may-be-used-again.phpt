--TEST--
After it has finished a scheduler may be filled and started again
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
for ($i = 1; $i <= 3; $i++) {
    $scheduler->add(function () use ($i) {
        C::sleep(0.001);
        echo "$i\n";
    });
    var_dump($scheduler->start());
}
?>
--EXPECT--
1
bool(true)
2
bool(true)
3
bool(true)
