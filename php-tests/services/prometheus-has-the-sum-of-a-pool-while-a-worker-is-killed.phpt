--TEST--
A Prometheus that scrapes a pool of two has the sum that clients counted, also while one worker is killed, and it never goes down
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('prometheus');
?>
--FILE--
<?php
require __DIR__ . '/../pool/pool.inc';
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/services.inc';
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

$prometheus = new PrometheusServer("127.0.0.1:$metrics");
$answered = 0;
$pids = [];
/** One request on a connection of its own. A worker that was killed may take one with it. */
$ask = function () use ($port, &$answered, &$pids): void {
    try {
        $client = new Client("tcp://127.0.0.1:$port");
        $pids[(int) $client->request('GET / HTTP/1.1', 'Host: test', 'Connection: close')->body()] = true;
        $answered++;
    } catch (RuntimeException) {
    }
};
$value = fn (string $query): float => $prometheus->query($query, '')[''] ?? -1.0;
$sum = fn (): float => $value('sum(swoole_http_requests_total{code="200"})');
echo 'both answer: ', json_encode(eventually(function () use ($ask, &$pids): bool {
    $ask();
    return count($pids) === 2;
})), "\n";
for ($n = 0; $n < 100; $n++) {
    $ask();
}
echo 'sum of two: ', json_encode(eventually(fn () => $sum() === (float) $answered)), "\n";

// Nobody asks it anything at that moment: what it has counted is what clients have
Process::kill(array_key_first($pids), SIGKILL);
$pids = [];
$again = eventually(function () use ($ask, &$pids): bool {
    $ask();
    return count($pids) === 2;
});
echo 'another takes its place: ', json_encode($again), "\n";
for ($n = 0; $n < 100; $n++) {
    $ask();
}
echo 'sum still: ', json_encode(eventually(fn () => $sum() === (float) $answered)), "\n";
echo 'went down: ', $value('resets(swoole_http_requests_total{code="200"}[5m])'), " times\n";
$prometheus->stop();
Process::kill($master->pid, SIGTERM);
$ended = Process::wait();
var_dump($ended['code'], $ended['signal']);
?>
--EXPECTF--
both answer: true
sum of two: true
[%s #%d.0]	WARNING	Worker::report_error(): worker(pid=%d, id=%d) abnormal exit, status=0, signal=9
another takes its place: true
sum still: true
went down: 0 times
int(0)
int(0)
