--TEST--
run() sets SWOOLE_HOOK_ALL, which stays; what was set before is kept
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};
go(fn () => var_dump(Runtime::getHookFlags()));
run(fn () => var_dump(Runtime::getHookFlags() === SWOOLE_HOOK_ALL));
var_dump(Swoole\Coroutine::getOptions());
go(fn () => print(sleep(0) . "\n"));
SCRIPT, ['error_reporting' => E_ALL & ~E_DEPRECATED]);
run_child(<<<'SCRIPT'
Swoole\Runtime::enableCoroutine(0);
Swoole\Coroutine\run(fn () => var_dump(Swoole\Runtime::getHookFlags()));
SCRIPT);
?>
--EXPECT--
int(0)
bool(true)
array(1) {
  ["hook_flags"]=>
  int(2143287295)
}
0
exit 0
int(0)
exit 0
