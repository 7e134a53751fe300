--TEST--
A coroutine may refuse to give way, and take that back; the answer is whether that is new
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_preemptive_scheduler' => true]);
run(function () {
    var_dump(C::enableScheduler(), C::disableScheduler(), C::disableScheduler());
    $others = 0;
    go(function () use (&$others): void {
        C::sleep(.001);
        $others++;
        // each has its own
        var_dump(C::enableScheduler(), C::disableScheduler());
    });
    $end = hrtime(true) + 60e6;
    while (hrtime(true) < $end) {
    }
    echo "alone: $others\n";
    var_dump(C::enableScheduler());
    while (!$others) {
    }
    echo "and not alone: $others\n";
});
var_dump(C::enableScheduler(), C::disableScheduler());
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
alone: 0
bool(true)
bool(false)
bool(true)
and not alone: 1
bool(false)
bool(false)
