--TEST--
push() where compression was agreed on: whole messages are compressed, asked for or not; empty ones, fragments and control frames are not
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('hello');
    $ws->push('hello', WEBSOCKET_OPCODE_BINARY, SWOOLE_WEBSOCKET_FLAG_FIN);
    $ws->push('hello', WEBSOCKET_OPCODE_TEXT, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_COMPRESS);
    $ws->push('');
    $ws->push('first', WEBSOCKET_OPCODE_TEXT, false);
    $ws->push('last', WEBSOCKET_OPCODE_CONTINUATION, true);
    $ws->push('ping', WEBSOCKET_OPCODE_PING, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_COMPRESS);
    $frame = new Frame;
    $frame->data = 'hello';
    $ws->push($frame);
    $frame->flags = 39; // as recv() gives it
    $ws->push($frame);
    $ws->push(str_repeat('hello ', 1000));
    $ws->disconnect();
});
PHP);
$client = $server->websocket('/', OFFER);
while ($frame = $client->frame()) {
    printf("%02x %s\n", $frame[0], strlen($frame[1]) > 20 ? 'fewer than 100 bytes' : bin2hex($frame[1]));
    echo strlen($frame[1]) < 100 ? '' : strlen($frame[1]);
}
$server->finish();
?>
--EXPECT--
c1 ca48cdc9c90700
c2 ca48cdc9c90700
c1 ca48cdc9c90700
81 
01 6669727374
80 6c617374
89 70696e67
c1 ca48cdc9c90700
c1 ca48cdc9c90700
c1 fewer than 100 bytes
88 03e8
