--TEST--
The page of metrics counts each response: what is no status of HTTP counts as code="other", so that the codes' sum is that of all
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/metrics.inc';

$socket = sys_get_temp_dir() . '/swoole-rs-metrics-' . getmypid();
$server = serve(<<<PHP
    \$server->set(['metrics_listen' => 'unix:$socket']);
    \$server->handle('/', function (\$request, \$response) {
        \$response->status((int) \$request->get['status']);
        \$response->end();
    });
PHP);
foreach ([200, 204, 599, 600, 999, 99, -1, 70000] as $status) {
    $client = $server->connect();
    $client->send("GET /?status=$status HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")->rest();
}
$figures = page_at("unix://$socket");
show_figures($figures, 'swoole_http_requests_total', 'swoole_http_request_duration_seconds_count');
?>
--EXPECT--
swoole_http_requests_total{code="200"} 1
swoole_http_requests_total{code="204"} 1
swoole_http_requests_total{code="599"} 1
swoole_http_requests_total{code="other"} 5
swoole_http_request_duration_seconds_count 8
