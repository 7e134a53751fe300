--TEST--
The page of metrics counts connections, requests with statuses and durations, WebSocket messages and bytes as the clients did
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/http2.inc';
require __DIR__ . '/../support/metrics.inc';

$socket = sys_get_temp_dir() . '/swoole-rs-metrics-' . getmypid();
$server = serve(<<<PHP
    \$server->set(['metrics_listen' => 'unix:$socket']);
    \$server->handle('/', fn (\$request, \$response) => \$response->end('hello'));
    \$server->handle('/missing', function (\$request, \$response) {
        \$response->status(404);
        \$response->end();
    });
    \$server->handle('/slow', function (\$request, \$response) {
        \$response->write('a part, ');
        Coroutine::sleep(0.06);
        \$response->end('and another');
    });
    \$server->handle('/socket', function (\$request, \$socket) {
        \$socket->upgrade();
        while (\$frame = \$socket->recv()) {
            \$socket->push(\$frame->data . \$frame->data);
        }
    });
PHP);
$page = fn (): array => page_at("unix://$socket");
/** The figures once so many connections are left: the server takes a moment to see that one has gone. */
$settled = function (int $connections) use ($page): array {
    $deadline = microtime(true) + DEADLINE;
    do {
        $figures = $page();
    } while ($figures['swoole_connections'] > $connections && microtime(true) < $deadline);
    return $figures;
};

$client = $server->connect();
for ($n = 0; $n < 5; $n++) {
    $client->request('GET / HTTP/1.1', 'Host: test')->response();
}
$client->request('GET /missing HTTP/1.1', 'Host: test')->response();
// Eight at once: their responses leave together
$client->send(str_repeat("GET / HTTP/1.1\r\nHost: test\r\n\r\n", 8));
for ($n = 0; $n < 8; $n++) {
    $client->response();
}
$client->request('GET /slow HTTP/1.1', 'Host: test')->response();
$bad = $server->connect();
$bad->send("nonsense\r\n\r\n")->rest();
$http2 = $server->http2();
$http2->get(1, '/')->answer(1);
$socket1 = $server->websocket('/socket');
foreach (['a', 'bcd'] as $text) {
    $socket1->text($text)->message();
}
$figures = $settled(3);
show_figures(
    $figures,
    'swoole_connections',
    'swoole_connections_accepted_total',
    'swoole_http_requests_total',
    'swoole_http_request_duration_seconds_count',
    'swoole_websocket_messages_total',
    'swoole_websocket_message_bytes_total',
    'swoole_processes',
);
$slow = $figures['swoole_http_request_duration_seconds_count'] - $figures['swoole_http_request_duration_seconds_bucket{le="0.05"}'];
var_dump($slow >= 1, $figures['swoole_http_request_duration_seconds_sum'] >= 0.06);
var_dump($figures['swoole_coroutines'] > 2, $figures['swoole_php_heap_bytes'] > 1e5, $figures['swoole_resident_bytes'] > 1e6);
var_dump($figures['swoole_loop_turn_seconds_count'] > 10);

echo "the page itself is not counted:\n";
show_figures($page(), 'swoole_connections_accepted_total');
echo "who has gone is not there any more:\n";
$client->close();
show_figures($settled(2), 'swoole_connections');
$server->finish();
?>
--EXPECT--
swoole_http_requests_total{code="101"} 1
swoole_http_requests_total{code="200"} 15
swoole_http_requests_total{code="400"} 1
swoole_http_requests_total{code="404"} 1
swoole_http_request_duration_seconds_count 17
swoole_connections_accepted_total 4
swoole_websocket_messages_total{direction="received"} 2
swoole_websocket_messages_total{direction="sent"} 2
swoole_websocket_message_bytes_total{direction="received"} 4
swoole_websocket_message_bytes_total{direction="sent"} 8
swoole_connections 3
swoole_processes 1
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
the page itself is not counted:
swoole_connections_accepted_total 4
who has gone is not there any more:
swoole_connections 2
