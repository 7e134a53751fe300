--TEST--
recv(): the end of the TCP connection gives an empty string, then false with error 9
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    var_dump($ws->recv());
    report($ws->recv());
    report($ws->push('x'));
});
PHP);
$server->websocket()->close();
$server->finish();
?>
--EXPECT--
string(0) ""
false 9
false 9
