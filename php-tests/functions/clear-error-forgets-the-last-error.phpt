--TEST--
swoole_clear_error(): only failures set the last error, and only this clears it
--FILE--
<?php
Co::getPcid(99);
var_dump(swoole_last_error());
swoole_strerror(1);
var_dump(swoole_last_error());
var_dump(swoole_clear_error(), swoole_last_error());
?>
--EXPECT--
int(10016)
int(10016)
NULL
int(0)
