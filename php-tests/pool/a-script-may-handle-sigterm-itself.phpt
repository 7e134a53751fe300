--TEST--
A worker with coroutines may handle SIGTERM itself, to shut its server down
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process;
use Swoole\Process\Pool;

$pool = new Pool(1, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function (Pool $pool) {
    $server = new C\Http\Server('127.0.0.1', 0);
    Process::signal(SIGTERM, function () use ($server) {
        echo "shutting down\n";
        $server->shutdown();
    });
    go(fn() => C::sleep(.01) && $pool->shutdown());
    $server->start();
    echo "server ended\n";
});
$pool->on('workerStop', fn() => print("stop\n"));
$pool->start();
?>
--EXPECT--
shutting down
server ended
stop
