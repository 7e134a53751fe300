--TEST--
The collector sees a cycle through a callback, and the pipe is closed
--FILE--
<?php
$count = fn(): int => count(scandir('/proc/self/fd'));
$before = $count();
for ($i = 0; $i < 10; $i++) {
    $holder = new stdClass();
    $holder->process = new Swoole\Process(fn() => $holder);
}
unset($holder);
var_dump($count() - $before >= 20);
gc_collect_cycles();
var_dump($count() - $before);
?>
--EXPECT--
bool(true)
int(0)
