--TEST--
enableCoroutine() and setHookFlags() set the option hook_flags and return true; Coroutine::set() is the same
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


var_dump(Runtime::getHookFlags(), C::getOptions());
var_dump(Runtime::setHookFlags(SWOOLE_HOOK_TCP | SWOOLE_HOOK_SLEEP), Runtime::getHookFlags(), C::getOptions());
var_dump(Runtime::enableCoroutine(), Runtime::getHookFlags() === SWOOLE_HOOK_ALL);
var_dump(Runtime::enableCoroutine(0), Runtime::getHookFlags());
C::set(['hook_flags' => SWOOLE_HOOK_UDP]);
var_dump(Runtime::getHookFlags());
?>
--EXPECT--
int(0)
NULL
bool(true)
int(514)
array(1) {
  ["hook_flags"]=>
  int(514)
}
bool(true)
bool(true)
bool(true)
int(0)
int(4)
