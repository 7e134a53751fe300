--TEST--
The page has the coroutines, timers, jobs of the thread pool and queued bytes that there are at that moment, and no more when they are gone
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/metrics.inc';

$socket = sys_get_temp_dir() . '/swoole-rs-metrics-' . getmypid();
$server = serve(<<<PHP
    \$server->set(['metrics_listen' => 'unix:$socket', 'socket_buffer_size' => 1 << 20, 'websocket_overflow' => 'drop']);
    \$held = [];
    \$server->handle('/hold', function (\$request, \$response) use (&\$held) {
        \$held = [Swoole\Timer::tick(60_000, fn () => null), Swoole\Timer::after(60_000, fn () => null)];
        for (\$n = 0; \$n < 5; \$n++) {
            \$held[] = go(fn () => Coroutine::yield());
        }
        \$response->end();
    });
    \$server->handle('/release', function (\$request, \$response) use (&\$held) {
        foreach (\$held as \$number => \$id) {
            \$number < 2 ? Swoole\Timer::clear(\$id) : Coroutine::resume(\$id);
        }
        \$response->end();
    });
    \$server->handle('/pool', function (\$request, \$response) {
        // It has begun when go() returns, and its end is noticed in another turn
        go(fn () => Coroutine\System::readFile('/proc/self/status'));
        \$response->end(SwooleRs\Metrics::render());
    });
    \$server->handle('/socket', function (\$request, \$socket) {
        \$socket->upgrade();
        for (\$pushed = 0; \$socket->push(\$pushed . str_repeat('x', 100_000)); \$pushed++);
        echo "\$pushed\n";
        \$socket->recv();
    });
PHP);
$page = fn (): array => page_at("unix://$socket");
/** Whether a figure becomes what is expected of it. */
$becomes = function (string $figure, callable $expected) use ($page): bool {
    for ($deadline = microtime(true) + DEADLINE; microtime(true) < $deadline; usleep(5_000)) {
        if ($expected($page()[$figure])) {
            return true;
        }
    }
    return false;
};
$client = $server->connect();
$client->request('GET / HTTP/1.1', 'Host: test')->response();
$before = $page();
$client->request('GET /hold HTTP/1.1', 'Host: test')->response();
$holding = $page();
$more = fn (string $figure): int => (int) ($holding[$figure] - $before[$figure]);
echo 'timers: ', $more('swoole_timers'), ', coroutines: ', $more('swoole_coroutines'), "\n";
$client->request('GET /release HTTP/1.1', 'Host: test')->response();
echo 'fewer again: ', json_encode([
    $becomes('swoole_timers', fn ($now) => $now === $before['swoole_timers']),
    $becomes('swoole_coroutines', fn ($now) => $now === $before['swoole_coroutines']),
]), "\n";

echo 'jobs of the pool: ', figures($server->get('/pool'))['swoole_pool_jobs'], "\n";
echo 'none: ', json_encode($becomes('swoole_pool_jobs', fn ($now) => $now === 0.0)), "\n";

// What the kernel does not take of a client that does not read waits, a megabyte and the last message at most
$deaf = $server->websocket('/socket');
$pushed = (int) $server->line();
echo 'queued: ', json_encode($page()['swoole_outbox_bytes'] >= 1 << 20), "\n";
for ($n = 0; $n < $pushed; $n++) {
    $deaf->message();
}
echo 'taken: ', json_encode($becomes('swoole_outbox_bytes', fn ($now) => $now === 0.0)), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
timers: 2, coroutines: 5
fewer again: [true,true]
jobs of the pool: 1
none: true
queued: true
taken: true
