--TEST--
Flags are kept as 32 bits, null forgets them, and both of curl's flags together are a warning
--FILE--
<?php
use Swoole\Runtime;

foreach ([1 << 40, -1, SWOOLE_HOOK_CURL | SWOOLE_HOOK_NATIVE_CURL] as $flags) {
    var_dump(Runtime::setHookFlags($flags));
    printf("%x\n", Runtime::getHookFlags());
}
Swoole\Coroutine::set(['hook_flags' => null]);
var_dump(Runtime::getHookFlags());
Swoole\Coroutine\run(fn () => var_dump(Runtime::getHookFlags() === SWOOLE_HOOK_ALL));
?>
--EXPECTF--
bool(true)
0

Warning: Swoole\Runtime::setHookFlags(): cannot enable both hooks HOOK_NATIVE_CURL and HOOK_CURL at same time in %s on line %d
bool(true)
ffffffff

Warning: Swoole\Runtime::setHookFlags(): cannot enable both hooks HOOK_NATIVE_CURL and HOOK_CURL at same time in %s on line %d
bool(true)
1800
int(0)
bool(true)
