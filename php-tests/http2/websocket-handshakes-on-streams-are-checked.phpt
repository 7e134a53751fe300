--TEST--
An extended CONNECT is refused with another protocol, version or origin; a handler that does not upgrade answers as usual
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_allowed_origins' => ['https://good.example'], 'websocket_compression' => true]);
$server->handle('/', function (Request $request, Response $response) {
    $response->upgrade() && $response->push('hello');
});
$server->handle('/403', function (Request $request, Response $response) {
    $response->status(403);
    $response->end('not here');
});
$server->handle('/nothing', function () {
});
PHP);
$client = $server->http2();
echo 'version: ', $client->connectWebSocket(1, '/', ['sec-websocket-version' => '12'])->answer(1), "\n";
echo '         ', $client->field('sec-websocket-version'), "\n";
echo 'origin: ', $client->connectWebSocket(3, '/', ['origin' => 'https://bad.example'])->answer(3), "\n";
echo 'extensions: ', $client->connectWebSocket(5, '/', ['sec-websocket-extensions' => '=;,'])->answer(5), "\n";
echo 'handler: ', $client->connectWebSocket(7, '/403')->answer(7), "\n";
echo 'silent handler: ', $client->connectWebSocket(9, '/nothing')->answer(9), "\n";
$other = [':method' => 'CONNECT', ':protocol' => 'connect-udp', ':scheme' => 'http', ':path' => '/', ':authority' => 'test'];
echo 'protocol: ', $client->head(11, $other)->answer(11), "\n";
echo 'tunnel: ', $client->head(13, [':method' => 'CONNECT', ':authority' => 'test:80'])->answer(13), "\n";
echo 'no path: ', $client->head(15, array_diff_key($other, [':path' => 0]))->answer(15), "\n";
echo 'not CONNECT: ', $client->head(17, [':method' => 'GET'] + $other)->answer(17), "\n";
$client->connectWebSocket(19, '/', ['origin' => 'https://good.example', 'sec-websocket-extensions' => 'permessage-deflate']);
echo 'good: ', array_column($client->nextOf(19)->fields, 1, 0)['sec-websocket-extensions'], ' ', literal($client->bytes(19)), "\n";
$server->finish();
?>
--EXPECT--
version: 426 ""
         13
origin: 403 ""
extensions: 400 ""
handler: 403 "not here"
silent handler: 500 ""
protocol: 501 ""
tunnel: 501 ""
no path: RST_STREAM PROTOCOL_ERROR
not CONNECT: RST_STREAM PROTOCOL_ERROR
good: permessage-deflate; client_no_context_takeover; server_no_context_takeover "\301\a\312H\315\311\311\a\000"
