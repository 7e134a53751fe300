--TEST--
enable_deadlock_check => false prints no report
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    go(fn() => C::yield());
});
echo "end\n";
SCRIPT);
--EXPECT--
end
exit 0
