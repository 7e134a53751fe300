--TEST--
A page of metrics that is made by a worker which is no longer root counts the master, which still is
--SKIPIF--
<?php
if (fileowner('/proc/self') !== 0) {
    die('skip only root can become another');
}
?>
--FILE--
<?php
require __DIR__ . '/../pool/pool.inc';
require __DIR__ . '/../support/metrics.inc';
use Swoole\Coroutine\Http\Server;
use Swoole\Process;
use Swoole\Process\Pool;

$holder = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND, stream_context_create(['socket' => ['so_reuseport' => true]]));
$metrics = (int) substr(strrchr(stream_socket_get_name($holder, false), ':'), 1);
$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function (Pool $pool, int $id) use ($metrics) {
    $server = new Server('127.0.0.1', 0);
    $server->set(['metrics_listen' => "127.0.0.1:$metrics", 'user' => 'nobody']);
    Process::signal(SIGTERM, fn() => $server->shutdown());
    $server->handle('/', fn($request, $response) => $response->end());
    $server->start();
});
$master = new Process(fn() => $pool->start(), false, 0);
$master->start();
var_dump(eventually(function () use ($metrics): bool {
    try {
        return page_at("tcp://127.0.0.1:$metrics")['swoole_processes'] === 3.0;
    } catch (RuntimeException) {
        return false;
    }
}));
Process::kill($master->pid, SIGTERM);
Process::wait();
?>
--EXPECT--
bool(true)
