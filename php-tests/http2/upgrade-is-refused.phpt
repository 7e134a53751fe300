--TEST--
Response::upgrade(): a request of HTTP/2 is no WebSocket handshake: 400 and false (RFC 9113, section 8.6)
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
$extended = [[':method', 'CONNECT'], [':protocol', 'websocket'], [':scheme', 'http'], [':path', '/'], [':authority', 'test']];
echo 'an extended CONNECT that was not offered: ', $client->head(3, $extended)->answer(3), "\n";
$server->finish();
?>
--EXPECT--
400 ""
an extended CONNECT that was not offered: RST_STREAM PROTOCOL_ERROR
[false, false, false, false]
