--TEST--
wait() returns false after its time limit, the number unchanged, and the group goes on being used
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    $start = microtime(true);
    var_dump($group->wait(0.02), microtime(true) - $start >= 0.02, $group->count());
    go(function () use ($group) {
        C::sleep(0.001);
        $group->done();
    });
    var_dump($group->wait(10), $group->count());
});
?>
--EXPECT--
bool(false)
bool(true)
int(1)
bool(true)
int(0)
