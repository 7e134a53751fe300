--TEST--
Atomic\Long counts in signed 64 bits and wraps there
--FILE--
<?php
$long = new Swoole\Atomic\Long(PHP_INT_MAX);
var_dump($long->get(), $long->add(), $long->sub(), $long->sub(7) === PHP_INT_MAX - 7);
$long->set(-3);
var_dump($long->get(), $long->add(-5), $long->cmpset(-8, 3), $long->cmpset(-8, 4), $long->get());
?>
--EXPECT--
int(9223372036854775807)
int(-9223372036854775808)
int(9223372036854775807)
bool(true)
int(-3)
int(-8)
bool(true)
bool(false)
int(3)
