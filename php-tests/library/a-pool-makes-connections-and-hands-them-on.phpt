--TEST--
A pool makes connections up to its size, and hands on what is given back
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    $made = 0;
    $pool = new ConnectionPool(function () use (&$made) {
        return (object) ["id" => ++$made];
    }, 2);
    $a = $pool->get();
    $b = $pool->get();
    json($a->id, $b->id, $pool->get(0.01), $pool->stats());
    go(function () use ($pool) {
        $connection = $pool->get(1);
        json("waited", $connection->id);
        $pool->put($connection);
    });
    json($pool->stats()["waiting"]);
    $pool->put($b);
    $pool->put(null);
    json($pool->get()->id, $pool->get()->id);
    go(fn () => json("closed", $pool->get(10)));
    $pool->close();
    $pool->close();
    $pool->put($a);
    foreach (["get", "fill"] as $method) {
        try {
            $pool->$method();
        } catch (RuntimeException $exception) {
            json($exception->getMessage(), $made);
        }
    }
    $pool = new ConnectionPool(fn () => new stdClass(), 3);
    $pool->fill();
    json($pool->stats());
});
?>
--EXPECT--
[1,2,false,{"size":2,"total":2,"idle":0,"in_use":2,"waiting":0}]
1
["waited",2]
[2,3]
["closed",false]
["Pool has been closed",3]
["Pool has been closed",3]
{"size":3,"total":3,"idle":3,"in_use":0,"waiting":0}
