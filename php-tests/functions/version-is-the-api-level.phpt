--TEST--
swoole_version() is SWOOLE_VERSION
--FILE--
<?php
var_dump(swoole_version() === SWOOLE_VERSION, swoole_version() === phpversion('swoole'));
?>
--EXPECT--
bool(true)
bool(true)
