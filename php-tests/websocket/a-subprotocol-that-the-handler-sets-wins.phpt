--TEST--
websocket_subprotocol: a header of the handler's own is sent instead, an empty one switches the choice off
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_subprotocol' => 'chat']);
$server->handle('/', function ($request, $ws) {
    $ws->header('Sec-WebSocket-Protocol', $request->get['say'] ?? '');
    $ws->upgrade();
    $ws->recv();
});
PHP);
foreach (['/?say=soap', '/'] as $path) {
    $answer = $server->websocket($path, 'Sec-WebSocket-Protocol: chat, soap')->answer;
    echo visible(implode("\n", preg_grep('/protocol:/i', explode("\n", $answer)))), "\n";
}
$server->finish();
?>
--EXPECT--
Sec-Websocket-Protocol: soap\r

