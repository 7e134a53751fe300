--TEST--
list() and listCoroutines() give an iterator over the ids that live at the call
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $a = go(fn() => C::yield());
    go(fn() => 1);
    $b = go(fn() => C::yield());
    $list = C::list();
    C::resume($a);
    echo get_class($list), " ", get_parent_class($list), " ", count($list), "\n";
    foreach ([$list, C::listCoroutines()] as $iterator) {
        $ids = iterator_to_array($iterator, false);
        sort($ids);
        echo json_encode($ids), "\n";
    }
    C::resume($b);
});
echo count(C::list()), "\n";
--EXPECT--
Swoole\Coroutine\Iterator ArrayIterator 3
[1,2,4]
[1,4]
0
