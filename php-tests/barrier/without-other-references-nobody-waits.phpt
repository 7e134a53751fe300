--TEST--
wait() without other references returns at once, outside coroutines, too
--FILE--
<?php
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

$barrier = Barrier::make();
Barrier::wait($barrier);
var_dump($barrier);
run(function () {
    go(function () {
        $barrier = Barrier::make();
        Barrier::wait($barrier);
        echo "not suspended\n";
    });
    echo "main\n";
});
?>
--EXPECT--
NULL
not suspended
main
