--TEST--
push(): a close frame from a string has code 1000 and the string as reason, one from a CloseFrame without code 1000, too
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/string', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('bye', WEBSOCKET_OPCODE_CLOSE);
});
$server->handle('/null', function ($request, $ws) {
    $ws->upgrade();
    $close = new CloseFrame;
    $close->code = null;
    $close->reason = 'no code';
    $ws->push($close);
});
$server->handle('/open', function ($request, $ws) {
    $ws->upgrade();
    $ws->push(new CloseFrame);
    // the frame alone ends nothing: the peer's answer does
    echo literal($ws->recv()), "\n";
    report($ws->recv());
});
PHP);
foreach (['/string', '/null', '/open'] as $path) {
    $client = $server->websocket($path);
    echo $client->next(), ', ', $client->next(), "\n";
}
$server->finish();
?>
--EXPECT--
close 1000 "bye", end of connection
close 1000 "no code", end of connection
close 1000 "", end of connection
""
false 9
