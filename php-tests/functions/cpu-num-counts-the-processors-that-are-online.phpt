--TEST--
swoole_cpu_num(): as getconf says
--FILE--
<?php
var_dump(swoole_cpu_num() === (int) shell_exec('getconf _NPROCESSORS_ONLN'));
?>
--EXPECT--
bool(true)
