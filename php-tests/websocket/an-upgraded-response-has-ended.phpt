--TEST--
upgrade(): afterwards the HTTP side of the Response refuses with 7106
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report($ws->isWritable());
    report($ws->end('x'));
    report($ws->write('x'));
    report($ws->header('a', 'b'));
    report($ws->status(200));
    report($ws->upgrade());
});
$server->handle('/ended', function ($request, $ws) {
    $ws->end();
    report($ws->upgrade());
});
PHP);
echo $server->websocket()->next(), "\n";
$server->connect()->request(...handshake('/ended'))->response();
$server->finish();
?>
--EXPECTF--
%s
false 0
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
