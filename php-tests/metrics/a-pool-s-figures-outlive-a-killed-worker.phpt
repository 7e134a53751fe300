--TEST--
Any worker of a pool tells of all: what a killed one has counted stays, what it had in hand goes, and who takes its place goes on
--FILE--
<?php
require __DIR__ . '/../pool/pool.inc';
require __DIR__ . '/../support/metrics.inc';
use Swoole\Coroutine\Http\Server;
use Swoole\Process;
use Swoole\Process\Pool;

// Holds the ports (without listening) so that all can bind them.
[$port, $metrics] = array_map(function (): int {
    static $holders = [];
    $holders[] = $holder = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND, stream_context_create(['socket' => ['so_reuseport' => true]]));
    return (int) substr(strrchr(stream_socket_get_name($holder, false), ':'), 1);
}, [1, 2]);

$pool = new Pool(2, SWOOLE_IPC_NONE, 0, true);
$pool->on('workerStart', function (Pool $pool, int $id) use ($port, $metrics) {
    $server = new Server('127.0.0.1', $port, false, true);
    $server->set(['metrics_listen' => "127.0.0.1:$metrics"]);
    Process::signal(SIGTERM, fn() => $server->shutdown());
    $server->handle('/', fn($request, $response) => $response->end((string) getmypid()));
    $server->start();
});
$master = new Process(fn() => $pool->start(), false, 0);
$master->start();

$sent = 0;
$clients = [];
$ask = function () use ($port, &$sent, &$clients): void {
    $client = new Client("tcp://127.0.0.1:$port");
    $pid = (int) $client->request('GET / HTTP/1.1', 'Host: test')->body();
    $clients[$pid][] = $client;
    $sent++;
};
$figures = fn(): array => page_at("tcp://127.0.0.1:$metrics");
$responses = fn(): float => $figures()['swoole_http_requests_total{code="200"}'] ?? 0.0;

// Until both listen, all is the first one's: ten connections for each, at least
var_dump(eventually(function () use ($ask, &$clients): bool {
    try {
        $ask();
    } catch (RuntimeException) {
    }
    return count($clients) === 2 && min(array_map('count', $clients)) >= 10;
}));
$open = array_sum(array_map('count', $clients));
echo 'sum of two: ', json_encode([
    eventually(fn() => $responses() === (float) $sent),
    $figures()['swoole_connections'] === (float) $open,
    $figures()['swoole_processes'],
]), "\n";

$killed = array_key_first($clients);
Process::kill($killed, SIGKILL);
$left = $open - count($clients[$killed]);
$after = [
    eventually(fn() => $figures()['swoole_connections'] === (float) $left),
    $responses() === (float) $sent,
];
echo 'one is killed: ', json_encode($after), "\n";
unset($clients[$killed]);

var_dump(eventually(function () use ($ask, &$clients): bool {
    try {
        $ask();
    } catch (RuntimeException) {
        // it went to the one that was killed
    }
    return count($clients) === 2;
}));
echo 'another takes its place: ', json_encode([
    eventually(fn() => $responses() === (float) $sent),
    eventually(fn() => $figures()['swoole_processes'] === 3.0),
]), "\n";
// What is looked at, and not counted, comes within a second
echo 'coroutines of both: ', json_encode(eventually(fn() => $figures()['swoole_coroutines'] >= array_sum(array_map('count', $clients)))), "\n";

Process::kill($master->pid, SIGTERM);
$ended = Process::wait();
var_dump($ended['code'], $ended['signal']);
?>
--EXPECTF--
bool(true)
sum of two: [true,true,3]
[%s #%d.0]	WARNING	Worker::report_error(): worker(pid=%d, id=%d) abnormal exit, status=0, signal=9
one is killed: [true,true]
bool(true)
another takes its place: [true,true]
coroutines of both: true
int(0)
int(0)
