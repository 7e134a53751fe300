--TEST--
Prometheus' own linter finds nothing to complain of in a page of metrics with every figure on it
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('promtool');
?>
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Http\Server;
use function Swoole\Coroutine\run;

$page = '';
run(function () use (&$page) {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', function ($request, $response) {
        $response->status((int) $request->get['status']);
        $response->end();
    });
    go(function () use ($server, &$page) {
        foreach ([200, 404, 999] as $status) {
            $client = new Client('127.0.0.1', $server->port);
            $client->get("/?status=$status");
        }
        $page = SwooleRs\Metrics::render();
        $server->shutdown();
    });
    $server->start();
});
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-page-');
file_put_contents($file, $page);
passthru('promtool check metrics < ' . escapeshellarg($file) . ' 2>&1', $status);
unlink($file);
var_dump(str_contains($page, 'code="other"'), $status);
?>
--EXPECT--
bool(true)
int(0)
