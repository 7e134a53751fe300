--TEST--
Frames of 0, 125, 126, 65535 and 65536 bytes go both ways, with the shortest length there is
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
foreach ([0, 1, 125, 126, 127, 65535, 65536, 1_000_000] as $length) {
    $payload = str_repeat('x', $length);
    $client->text($payload);
    $head = $client->read(2);
    $head .= match (ord($head[1])) { 126 => $client->read(2), 127 => $client->read(8), default => '' };
    echo $length, ' ', bin2hex($head), ' ', literal($client->read($length) === $payload), "\n";
}
$server->finish();
?>
--EXPECT--
0 8100 true
1 8101 true
125 817d true
126 817e007e true
127 817e007f true
65535 817effff true
65536 817f0000000000010000 true
1000000 817f00000000000f4240 true
