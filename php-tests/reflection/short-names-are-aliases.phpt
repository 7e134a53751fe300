--TEST--
Short names are other names of the same classes
--FILE--
<?php
var_dump((new ReflectionClass('Co'))->getName(), (new ReflectionClass('Co\Http\Server'))->getName(), SWOOLE_USE_SHORTNAME);
var_dump((new ReflectionClass('Co\Server'))->getName(), (new ReflectionClass('Co\Server\Connection'))->getName());
?>
--EXPECT--
string(16) "Swoole\Coroutine"
string(28) "Swoole\Coroutine\Http\Server"
bool(true)
string(23) "Swoole\Coroutine\Server"
string(34) "Swoole\Coroutine\Server\Connection"
