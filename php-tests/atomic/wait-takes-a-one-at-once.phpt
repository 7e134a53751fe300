--TEST--
wait() returns at once if the value is 1, which becomes 0; false when the time is over, or at once for other values
--FILE--
<?php
$atomic = new Swoole\Atomic(1);
var_dump($atomic->wait(), $atomic->get());

$start = hrtime(true);
var_dump($atomic->wait(.02), hrtime(true) - $start >= 20_000_000, $atomic->wait(0));

$atomic->set(5);
var_dump($atomic->wait(10), $atomic->get());
?>
--EXPECT--
bool(true)
int(0)
bool(false)
bool(true)
bool(false)
bool(false)
int(5)
