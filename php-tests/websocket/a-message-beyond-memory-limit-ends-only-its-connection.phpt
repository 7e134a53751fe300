--TEST--
A message that package_max_length allows but memory_limit does not ends its connection with 1009; the server lives
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '256M']);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push(strlen($frame->data) . ' bytes');
    }
    echo literal($frame), "\n";
});
PHP, options: '-d memory_limit=16M');
$client = $server->websocket();
$client->binary(str_repeat('x', 32 << 20));
echo explode(' "', $client->next())[0], ', ', $client->next(), "\n";
echo $server->websocket()->binary(str_repeat('x', 1 << 20))->next(), "\n";
$server->finish();
?>
--EXPECTF--
close 1009, end of connection
text "1048576 bytes"
false
%s
