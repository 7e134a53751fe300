--TEST--
recv(): a connection reset gives false with error 104, then an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    report($ws->recv());
    var_dump($ws->recv());
});
PHP);
// the kernel resets a connection that is closed with bytes nobody has read
$client = $server->connect()->request(...handshake());
$read = [$client->stream];
$none = null;
stream_select($read, $none, $none, 20);
$client->close();
$server->finish();
?>
--EXPECT--
false 104
string(0) ""
