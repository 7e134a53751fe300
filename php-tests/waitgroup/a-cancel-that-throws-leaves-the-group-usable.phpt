--TEST--
After a cancel that throws the group can be waited for again
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    $id = go(function () use ($group) {
        try {
            $group->wait();
        } catch (C\CanceledException) {
            echo "canceled\n";
        }
    });
    C::cancel($id, true);
    go(function () use ($group) {
        C::sleep(0.001);
        $group->done();
    });
    var_dump($group->wait());
});
?>
--EXPECT--
canceled
bool(true)
