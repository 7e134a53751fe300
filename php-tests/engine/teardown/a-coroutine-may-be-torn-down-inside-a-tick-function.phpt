--TEST--
A coroutine that waits in a tick function is torn down: its finally runs, also when the script exits
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
foreach (['echo "end\n";', 'exit(3);'] as $end) {
    run_child(<<<'SCRIPT'
    use Swoole\Coroutine as C;
    use function Swoole\Coroutine\{go, run};

    C::set(['enable_deadlock_check' => false]);
    function tick()
    {
        try {
            C::yield();
        } finally {
            C::sleep(.001);
            echo "finally\n";
        }
    }
    run(function () {
        register_tick_function('tick');
        go(function () {
            eval('declare(ticks=1); $x = 1; $y = 2;'); // PHP 8.6 ticks in no function
        });
    });
    SCRIPT . "\n$end\n");
}
--EXPECT--
end
finally
exit 0
finally
exit 3
