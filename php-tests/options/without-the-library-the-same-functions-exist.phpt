--TEST--
With swoole.enable_library off the functions and classes that Swoole writes in PHP exist all the same
--INI--
swoole.enable_library=Off
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


var_dump(function_exists('Swoole\Coroutine\run'));
run(fn () => print("ran\n"));
?>
--EXPECT--
bool(true)
ran
