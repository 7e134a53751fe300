--TEST--
A pool of no size gives nothing; one that is full lets who puts wait for a taker
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\{ConnectionPool, Coroutine};
use function Swoole\Coroutine\{go, run};

run(function () {
    foreach ([0, -1] as $size) {
        $pool = new ConnectionPool(fn () => new stdClass(), $size);
        json($size, $pool->get(0.01));
    }
    $pool = new ConnectionPool(fn () => (object) ['id' => 1], 1);
    $connection = $pool->get();
    $pool->put($connection);
    $puts = go(function () use ($pool) {
        $pool->put((object) ['id' => 2]);
        echo "taken\n";
    });
    json(Coroutine::exists($puts));
    json($pool->get()->id, $pool->get(20)->id, Coroutine::join([$puts], 20));
    $waits = go(fn () => json('cancelled', $pool->get(20)));
    Coroutine::cancel($waits);
});
?>
--EXPECT--
[0,false]
[-1,false]
true
taken
[1,2,false]
["cancelled",false]
