--TEST--
The teardown grants three seconds; what outlives them is ended, with status 0
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function () {
        try {
            C::yield();
        } finally {
            echo "finally\n";
            C::sleep(60);
            echo "never\n";
        }
    });
});
echo "end\n";
SCRIPT);
$seconds = microtime(true) - $_SERVER['REQUEST_TIME_FLOAT'];
echo "at least 2.5 s: ", $seconds >= 2.5 ? "yes" : "no", ", at most 10 s: ", $seconds <= 10 ? "yes" : "no", "\n";
--EXPECT--
end
finally
exit 0
at least 2.5 s: yes, at most 10 s: yes
