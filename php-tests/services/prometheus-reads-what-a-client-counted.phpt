--TEST--
A Prometheus reads the page of metrics: what it has is what a client counted, and nothing in the page makes it complain
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('prometheus');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/services.inc';

$metrics = free_port();
$server = serve(<<<PHP
    \$server->set(['metrics_listen' => '127.0.0.1:$metrics']);
    \$server->handle('/', fn (\$request, \$response) => \$response->end('hello'));
    \$server->handle('/teapot', function (\$request, \$response) {
        \$response->status(418);
        \$response->end();
    });
    \$server->handle('/socket', function (\$request, \$socket) {
        \$socket->upgrade();
        while (\$frame = \$socket->recv()) {
            \$socket->push(\$frame->data);
        }
    });
PHP);
$prometheus = new PrometheusServer("127.0.0.1:$metrics");
/** Waits until a query gives these values. */
$becomes = function (string $query, string $label, array $expected) use ($prometheus): void {
    $deadline = microtime(true) + DEADLINE;
    while (($values = $prometheus->query($query, $label)) !== $expected && microtime(true) < $deadline) {
        usleep(20_000);
    }
    echo "$query ", json_encode($values), "\n";
};

$becomes('up', 'job', ['swoole' => 1.0]);
$client = $server->connect();
for ($n = 0; $n < 100; $n++) {
    $client->request($n % 10 ? 'GET / HTTP/1.1' : 'GET /teapot HTTP/1.1', 'Host: test')->response();
}
$socket = $server->websocket('/socket');
for ($n = 0; $n < 20; $n++) {
    $socket->text('twelve bytes')->message();
}
$becomes('swoole_http_requests_total', 'code', [101 => 1.0, 200 => 90.0, 418 => 10.0]);
$becomes('swoole_http_request_duration_seconds_count', '', ['' => 101.0]);
$becomes('swoole_http_request_duration_seconds_bucket{le="+Inf"}', 'le', ['+Inf' => 101.0]);
$becomes('swoole_websocket_messages_total', 'direction', ['received' => 20.0, 'sent' => 20.0]);
$becomes('swoole_websocket_message_bytes_total', 'direction', ['received' => 240.0, 'sent' => 240.0]);
$becomes('swoole_connections', '', ['' => 2.0]);
var_dump($prometheus->query('swoole_resident_bytes > 1e6', 'job') !== []);
var_dump(preg_match('/level=(?:warn|error).*scrape/', $prometheus->log()));
$prometheus->stop();
$client->close();
$server->finish();
?>
--EXPECT--
up {"swoole":1}
swoole_http_requests_total {"101":1,"200":90,"418":10}
swoole_http_request_duration_seconds_count {"":101}
swoole_http_request_duration_seconds_bucket{le="+Inf"} {"+Inf":101}
swoole_websocket_messages_total {"received":20,"sent":20}
swoole_websocket_message_bytes_total {"received":240,"sent":240}
swoole_connections {"":2}
bool(true)
int(0)
