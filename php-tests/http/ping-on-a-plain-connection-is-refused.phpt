--TEST--
Response::ping(): is for WebSocket connections
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$response->ping());
    $response->end('x');
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
x
false 503 Swoole\Http\Response::ping(): only supports websocket or http2 client
