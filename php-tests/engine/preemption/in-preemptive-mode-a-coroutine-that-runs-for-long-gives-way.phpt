--TEST--
In preemptive mode a coroutine that runs for long gives way to the others, which do not have to wait for its end
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_preemptive_scheduler' => true]);
run(function () {
    $done = false;
    go(function () use (&$done): void {
        C::sleep(.001);
        $done = true;
    });
    for ($rounds = 0; !$done; $rounds++) {
    }
    echo "went on\n";
    // two of them take turns
    $last = null;
    $changes = 0;
    $body = function (int $me) use (&$last, &$changes): void {
        while ($changes < 4) {
            $changes += (int) ($last !== $me);
            $last = $me;
        }
    };
    $ids = [go($body, 1), go($body, 2)];
    C::join($ids);
    echo "took turns\n";
});
?>
--EXPECT--
went on
took turns
