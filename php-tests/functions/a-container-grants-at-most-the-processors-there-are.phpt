--TEST--
swoole_container_cpu_num() is between 1 and the processors that are online
--FILE--
<?php
$granted = swoole_container_cpu_num();
var_dump($granted >= 1 && $granted <= swoole_cpu_num(), is_bool(swoole_is_in_container()));
?>
--EXPECT--
bool(true)
bool(true)
