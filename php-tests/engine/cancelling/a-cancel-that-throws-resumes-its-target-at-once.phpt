--TEST--
cancel($cid, true) throws into the target at once and returns when that suspends
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $c = go(function () {
        try {
            C::yield();
        } catch (C\CanceledException $e) {
            echo "caught ";
        }
        C::sleep(.001);
        echo "after ";
    });
    var_dump(C::cancel($c, true));
});
echo "|";
SCRIPT);
--EXPECT--
caught bool(true)
after |
exit 0
