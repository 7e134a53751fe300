--TEST--
upgrade(): a Sec-WebSocket-Extensions header of the handler is not sent, whatever was agreed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->header('sec-websocket-extensions', 'permessage-deflate; x');
    $ws->upgrade();
});
PHP);
foreach ([[OFFER], []] as $headers) {
    $client = $server->websocket('/', ...$headers);
    echo literal(agreed($client)), ' ', substr_count(strtolower($client->answer), 'extensions'), "\n";
}
$server->finish();
?>
--EXPECT--
"permessage-deflate; client_no_context_takeover; server_no_context_takeover" 1
null 0
