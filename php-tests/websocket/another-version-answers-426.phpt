--TEST--
upgrade(): a version other than 13 gets 426 and the version that is spoken
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    var_dump($ws->upgrade());
});
PHP);
$lines = str_replace('Version: 13', 'Version: 8', handshake());
$response = $server->connect()->request(...$lines)->response();
echo strstr($response, "\r\n", true), "\n";
var_dump(str_contains($response, "\r\nSec-WebSocket-Version: 13\r\n"));
$server->finish();
?>
--EXPECT--
HTTP/1.1 426 Upgrade Required
bool(true)
bool(false)
