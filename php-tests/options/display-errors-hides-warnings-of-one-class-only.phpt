--TEST--
The option display_errors hides warnings about arguments, as the setting does, and not those about misuse
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['display_errors' => false]);
var_dump(ini_get('swoole.display_errors'));
C::resume(5);
C::set(['display_errors' => true]);
var_dump(ini_get('swoole.display_errors'));
?>
--EXPECTF--
string(1) "0"

Warning: Swoole\Coroutine::resume(): can not resume the coroutine which is in IO operation or non-existent in %s on line 8
string(1) "1"
