--TEST--
start() runs each task up to its first wait, in order, then the loop, and returns true
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Scheduler;

$scheduler = new Scheduler();
foreach (['a', 'b', 'c'] as $i => $name) {
    $scheduler->add(function (string $name, float $seconds) {
        echo "$name starts\n";
        C::sleep($seconds);
        echo "$name ends\n";
    }, $name, (3 - $i) / 200);
}
echo "start\n";
var_dump($scheduler->start());
?>
--EXPECT--
start
a starts
b starts
c starts
c ends
b ends
a ends
bool(true)
