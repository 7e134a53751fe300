--TEST--
wakeup() makes 0 a 1, so that it is not lost when nobody waits yet; other values stay
--FILE--
<?php
$atomic = new Swoole\Atomic();
var_dump($atomic->wakeup(), $atomic->get(), $atomic->wakeup(3), $atomic->get(), $atomic->wait(0), $atomic->get());
$atomic->set(5);
var_dump($atomic->wakeup(), $atomic->get());
?>
--EXPECT--
bool(true)
int(1)
bool(true)
int(1)
bool(true)
int(0)
bool(true)
int(5)
