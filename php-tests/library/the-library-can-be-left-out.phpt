--TEST--
What Swoole writes in PHP can be left out, for a program that brings its own
--INI--
swoole.enable_library=Off
--FILE--
<?php
spl_autoload_register(fn ($class) => print("asked for $class\n"));
var_dump(class_exists('Swoole\ConnectionPool'), class_exists('Swoole\Coroutine\Server'));
?>
--EXPECT--
asked for Swoole\ConnectionPool
asked for Swoole\Coroutine\Server
bool(false)
bool(false)
