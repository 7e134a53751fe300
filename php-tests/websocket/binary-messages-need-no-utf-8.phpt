--TEST--
Binary messages carry any bytes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame->data, $frame->opcode);
    }
});
PHP);
$client = $server->websocket();
$bytes = implode('', array_map('chr', range(0, 255)));
var_dump($client->binary($bytes)->message() === $bytes);
$server->finish();
?>
--EXPECT--
bool(true)
