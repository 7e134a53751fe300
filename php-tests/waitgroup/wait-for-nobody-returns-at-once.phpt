--TEST--
wait() for nobody is true without a switch, outside coroutines, too
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

var_dump((new WaitGroup())->wait());
run(function () {
    go(function () {
        var_dump((new WaitGroup())->wait());
        echo "not suspended\n";
    });
    echo "main\n";
});
?>
--EXPECT--
bool(true)
bool(true)
not suspended
main
