--TEST--
push() where compression was not agreed on: sent as it is, whatever the flags say (RFC 7692, section 6)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

foreach (['true', 'false'] as $compression) {
    $server = serve("\$server->set(['websocket_compression' => $compression]);" . <<<'PHP'
    $server->handle('/', function ($request, $ws) {
        $ws->upgrade();
        foreach ([SWOOLE_WEBSOCKET_FLAG_COMPRESS, SWOOLE_WEBSOCKET_FLAG_RSV1, SWOOLE_WEBSOCKET_FLAG_COMPRESS | SWOOLE_WEBSOCKET_FLAG_RSV1] as $flags) {
            echo literal($ws->push('hello', WEBSOCKET_OPCODE_TEXT, SWOOLE_WEBSOCKET_FLAG_FIN | $flags)), "\n";
        }
        $frame = new Frame;
        $frame->data = 'hello';
        $frame->flags = 39;
        echo literal($ws->push($frame)), "\n";
        $ws->recv();
    });
    PHP);
    $client = $server->websocket('/', ...($compression === 'true' ? [] : [OFFER]));
    for ($index = 0; $index < 4; $index++) {
        echo $client->next(), ' ';
    }
    $server->finish();
}
?>
--EXPECT--
text "hello" text "hello" text "hello" text "hello" true
true
true
true
text "hello" text "hello" text "hello" text "hello" true
true
true
true
