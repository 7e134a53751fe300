--TEST--
cmpset() sets the value if it is the expected one, compared in 32 bits, and says whether it did
--FILE--
<?php
$atomic = new Swoole\Atomic(1);
var_dump($atomic->cmpset(0, 9), $atomic->get(), $atomic->cmpset(1, -2), $atomic->get(), $atomic->cmpset(-2, 7), $atomic->get());
?>
--EXPECT--
bool(false)
int(1)
bool(true)
int(4294967294)
bool(true)
int(7)
