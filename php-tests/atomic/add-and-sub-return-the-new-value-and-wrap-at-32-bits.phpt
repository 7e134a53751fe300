--TEST--
Atomic counts in unsigned 32 bits: add() and sub() return the new value, and what is too large or negative wraps
--FILE--
<?php
$atomic = new Swoole\Atomic(5);
var_dump($atomic->get(), $atomic->add(), $atomic->add(10), $atomic->sub(), $atomic->sub(5));
$atomic->set(-1);
var_dump($atomic->get(), $atomic->add(2), $atomic->sub(3));
$atomic->set(1 << 32);
var_dump($atomic->get(), (new Swoole\Atomic(-1))->get(), (new Swoole\Atomic())->get());
?>
--EXPECT--
int(5)
int(6)
int(16)
int(15)
int(10)
int(4294967295)
int(1)
int(4294967294)
int(0)
int(4294967295)
int(0)
