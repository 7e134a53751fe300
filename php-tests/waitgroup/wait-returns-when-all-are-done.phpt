--TEST--
wait() returns when the last one is done, inside that done()
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(2);
    go(function () use ($group) {
        C::sleep(0.001);
        $group->done();
        echo "1 ";
    });
    go(function () use ($group) {
        C::sleep(0.003);
        $group->done();
        echo "2 ";
    });
    $group->wait();
    echo "W ";
});
?>
--EXPECT--
1 W 2 
