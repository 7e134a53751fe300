--TEST--
A pool of two serves three: who waits is next, what broke is replaced, and a closed pool refuses
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use function Swoole\Coroutine\{go, run};

run(function () {
    $made = 0;
    $pool = new ConnectionPool(function () use (&$made) {
        return (object) ['id' => ++$made];
    }, 2);
    $a = $pool->get();
    $b = $pool->get();
    json($a->id, $b->id, $pool->get(0.01));
    go(function () use ($pool) {
        $connection = $pool->get(20);
        json('waited', $connection->id);
        $pool->put($connection);
    });
    $pool->put($b);
    $pool->put(null);
    json($pool->get()->id, $pool->get()->id);
    $pool->close();
    $pool->put($a);
    try {
        $pool->get();
    } catch (Throwable $exception) {
        json($exception::class, $exception->getMessage());
    }
});
?>
--EXPECT--
[1,2,false]
["waited",2]
[2,3]
["RuntimeException","Pool has been closed"]
