--TEST--
Response::upgrade(): a request of HTTP/2 that is no extended CONNECT is no WebSocket handshake: 400 and false (RFC 9113, section 8.6)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    echo literal([$response->upgrade(), @$response->push('x'), @$response->recv(), $response->isWritable()]), "\n";
});
PHP);
$client = $server->http2();
echo $client->get(1, '/', ['sec-websocket-key' => 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version' => '13'])->answer(1), "\n";
$server->finish();
?>
--EXPECT--
400 ""
[false, false, false, false]
