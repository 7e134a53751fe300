--TEST--
A loop that the JIT has compiled suspends or stops the process as the flags say at each call
--SKIPIF--
<?php
require __DIR__ . '/../engine/jit/jit.inc';
skip_without_opcache();
?>
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
require __DIR__ . '/../engine/jit/jit.inc';
putenv('TEST_PHP_EXTRA_ARGS=' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . jit_options(['opcache.jit_hot_loop' => 16, 'opcache.jit_hot_func' => 16]));
run_child(<<<'SCRIPT'
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};

function doze(): void
{
    for ($i = 0; $i < 200; $i++) {
        usleep(0);
    }
}

$side_by_side = function (): void {
    foreach (['a', 'b'] as $name) {
        go(function () use ($name) {
            echo "$name begins\n";
            doze();
            echo "$name ends\n";
        });
    }
};
foreach ([0, SWOOLE_HOOK_SLEEP, 0] as $flags) {
    Runtime::setHookFlags($flags);
    run($side_by_side);
    doze();
}
SCRIPT);
?>
--EXPECT--
a begins
a ends
b begins
b ends
a begins
b begins
a ends
b ends
a begins
a ends
b begins
b ends
exit 0
