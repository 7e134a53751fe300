--TEST--
batch() runs each task at once up to its first wait
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{batch, run};

run(function () {
    $task = function () {
        static $number = 0, $next = 3;
        $i = ++$number;
        echo "$i starts\n";
        // the last one first
        do {
            C::sleep(0.001);
        } while ($i !== $next);
        $next--;
        echo "$i ends\n";
    };
    batch([$task, $task, $task]);
    echo "batch ends\n";
});
?>
--EXPECT--
1 starts
2 starts
3 starts
3 ends
2 ends
1 ends
batch ends
