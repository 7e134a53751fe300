--TEST--
Who waits goes on inside the last done(), which returns when it waits again
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    go(function () use ($group) {
        $group->wait();
        echo "waited\n";
        C::sleep(0.001);
        echo "waiter ends\n";
    });
    echo "done\n";
    $group->done();
    echo "after done\n";
});
?>
--EXPECT--
done
waited
after done
waiter ends
