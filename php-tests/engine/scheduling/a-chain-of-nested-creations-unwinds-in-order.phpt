--TEST--
Each coroutine creates the next before it waits, 300 deep; all of them come back
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\go;

function chain(int $depth): void
{
    global $order;
    if ($depth > 0) {
        go(fn() => chain($depth - 1));
    }
    $order[] = $depth;
    C::sleep(.001);
    $order[] = -$depth;
}
$order = [];
// Outside run(): inside it, one that creates for longer than its share of time gives way between two creations.
go(fn() => chain(300));
Swoole\Event::wait();
echo count($order), " ", json_encode(array_slice($order, 0, 3)), " ", json_encode(array_slice($order, 299, 2)), " ",
    array_sum($order), " ", C::stats()['coroutine_num'], "\n";
--EXPECT--
602 [0,1,2] [299,300] 0 0
