--TEST--
Two workers listen on one port by reuse_port: both serve, one that is killed comes back, SIGTERM ends all, nobody is left
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process;
use Swoole\Process\Pool;

// Holds the port (without listening) so that all can bind it.
$holder = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND, stream_context_create(['socket' => ['so_reuseport' => true]]));
$port = (int) substr(strrchr(stream_socket_get_name($holder, false), ':'), 1);

$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function (Pool $pool, int $id) use ($port) {
    $server = new C\Http\Server('127.0.0.1', $port, false, true);
    Process::signal(SIGTERM, fn() => $server->shutdown());
    $server->handle('/', fn($request, $response) => $response->end("$id " . getmypid()));
    $server->start();
});
$master = new Process(fn() => $pool->start(), false, 0);
$master->start();

$seen = [];
$ask = function () use ($port, &$seen): bool {
    $answer = @file_get_contents("http://127.0.0.1:$port/", false, stream_context_create(['http' => ['timeout' => 5]]));
    if ($answer) {
        [$id, $pid] = explode(' ', $answer);
        $seen[$id] = (int) $pid;
    }
    return count($seen) === 2;
};
var_dump(eventually($ask));
ksort($seen);
[$first, $second] = $seen;
var_dump($first !== $second);

Process::kill($first, SIGKILL);
var_dump(eventually(function () use ($ask, &$seen, $first) {
    $ask();
    return $seen[0] !== $first;
}));
var_dump($seen[1] === $second);

Process::kill($master->pid, SIGTERM);
$ended = Process::wait();
var_dump($ended['code'], $ended['signal'], lives($seen[0]) || lives($second));
?>
--EXPECTF--
bool(true)
bool(true)
[%s #%d.0]	WARNING	Worker::report_error(): worker(pid=%d, id=0) abnormal exit, status=0, signal=9
bool(true)
bool(true)
int(0)
int(0)
bool(false)
