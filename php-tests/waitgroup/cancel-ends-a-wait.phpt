--TEST--
cancel() has wait() return false, the number unchanged
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    $id = go(function () use ($group) {
        var_dump($group->wait(), $group->count());
    });
    var_dump(C::cancel($id));
    $group->add();
    var_dump($group->count());
});
?>
--EXPECT--
bool(false)
int(1)
bool(true)
int(2)
