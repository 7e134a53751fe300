--TEST--
push(): a Frame brings its own opcode, flags and finish; a CloseFrame its code and reason
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $frame = new Frame;
    $frame->data = 'from the object';
    var_dump($ws->push($frame, WEBSOCKET_OPCODE_BINARY, 0));
    $frame->opcode = WEBSOCKET_OPCODE_BINARY;
    $frame->finish = false;
    $ws->push($frame);
    $frame->opcode = WEBSOCKET_OPCODE_CONTINUATION;
    $frame->finish = true;
    $frame->flags = 0;
    $ws->push($frame);
    $close = new CloseFrame;
    $close->code = 4000;
    $close->reason = 'done';
    var_dump($ws->push($close));
});
$server->handle('/plain', function ($request, $ws) {
    $ws->upgrade();
    $frame = new Frame;
    $frame->opcode = WEBSOCKET_OPCODE_CLOSE;
    $frame->data = 'ignored';
    $ws->push($frame);
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 4; $i++) {
    echo $client->next(), "\n";
}
echo $server->websocket('/plain')->next(), "\n";
$server->finish();
?>
--EXPECT--
text "from the object"
binary (not final) "from the object"
continuation "from the object"
close 4000 "done"
close 1000 ""
bool(true)
bool(true)
