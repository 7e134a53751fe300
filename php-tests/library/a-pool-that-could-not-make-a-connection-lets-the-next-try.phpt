--TEST--
ConnectionPool: when the constructor fails, the next coroutine that waits calls it, and does not wait for a connection that nobody has
--FILE--
<?php
use Swoole\ConnectionPool;
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/socket.inc';

run(function () {
    $calls = 0;
    $pool = new ConnectionPool(function () use (&$calls) {
        Coroutine::sleep(0.01);
        return ++$calls > 2 ? (object) ['number' => $calls] : throw new Exception("failure $calls");
    }, 1);
    $waiting = [];
    for ($i = 1; $i <= 5; $i++) {
        $waiting[] = go(function () use ($pool, $i) {
            try {
                $connection = $pool->get();
                json($i, $connection);
                $pool->put($connection);
            } catch (Exception $exception) {
                json($i, $exception->getMessage());
            }
        });
    }
    Coroutine::join($waiting);
    json($pool->stats(), $pool->get(0.01)->number, $pool->get(0.01));

    // A broken connection that cannot be replaced leaves its place to who waits, too.
    $works = true;
    $pool = new ConnectionPool(function () use (&$works) {
        return $works ? new stdClass() : throw new Exception('none');
    }, 1);
    $pool->get();
    $waiting = go(function () use ($pool) {
        try {
            json($pool->get());
        } catch (Exception $exception) {
            json('get', $exception->getMessage());
        }
    });
    $works = false;
    try {
        $pool->put(null);
    } catch (Exception $exception) {
        json('put', $exception->getMessage());
    }
    Coroutine::join([$waiting]);
    $works = true;
    json($pool->get(), $pool->stats());
});
?>
--EXPECT--
[1,"failure 1"]
[2,"failure 2"]
[3,{"number":3}]
[4,{"number":3}]
[5,{"number":3}]
[{"size":1,"total":1,"idle":1,"in_use":0,"waiting":0},3,false]
["get","none"]
["put","none"]
[{},{"size":1,"total":1,"idle":0,"in_use":1,"waiting":0}]
