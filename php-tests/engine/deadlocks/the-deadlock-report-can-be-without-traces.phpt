--TEST--
deadlock_check_disable_trace leaves the header and the last line
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['deadlock_check_disable_trace' => true]);
run(function () {
    go(fn() => C::yield());
});
echo "end\n";
SCRIPT);
--EXPECT--
 =================================================================
  [FATAL ERROR]: all coroutines (count: 1) are asleep - deadlock!
 =================================================================

 =================================================================
end
exit 0
