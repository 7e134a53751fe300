--TEST--
At the level TRACE, and only there
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Runtime;
Runtime::setHookFlags(SWOOLE_HOOK_ALL);
Runtime::setHookFlags(SWOOLE_HOOK_SLEEP);
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_TRACE]);
Runtime::setHookFlags(SWOOLE_HOOK_SLEEP);
Runtime::setHookFlags(SWOOLE_HOOK_SLEEP | SWOOLE_HOOK_FILE);
Runtime::setHookFlags(SWOOLE_HOOK_ALL);
SCRIPT);
?>
--EXPECTF--
[%s]	TRACE	Runtime: only SWOOLE_HOOK_SLEEP acts in this version; the other hook flags are kept and do nothing
exit 0
