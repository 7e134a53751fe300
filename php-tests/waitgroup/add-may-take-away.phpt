--TEST--
add() with a negative number takes away
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\run;

run(function () {
    $group = new WaitGroup(3);
    $group->add(-2);
    var_dump($group->count());
    $group->add(-1);
    var_dump($group->count(), $group->wait());
});
?>
--EXPECT--
int(1)
int(0)
bool(true)
