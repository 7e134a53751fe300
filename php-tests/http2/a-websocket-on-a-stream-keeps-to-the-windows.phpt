--TEST--
A WebSocket on a stream: pushes wait for the client's window, large messages arrive whole both ways, small frames are no flood
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '8M', 'socket_buffer_size' => 65536]);
$server->handle('/large', function (Request $request, Response $response) {
    $response->upgrade();
    $data = $response->recv(20)->data;
    echo strlen($data), ' ', md5($data), "\n";
    $response->push($data, WEBSOCKET_OPCODE_BINARY);
    $response->recv(20);
});
$server->handle('/late', function (Request $request, Response $response) {
    $response->upgrade();
    $response->push('ready');
    Coroutine::sleep(0.2);
    for ($count = 0; $count < 9000; $count++) {
        $response->recv(20);
    }
    $response->push("$count came");
    $response->recv(20);
});
PHP);
$client = $server->http2();
$data = random_bytes(1_000_000);
$client->connectWebSocket(1, '/large');
foreach (str_split(frame(BINARY, $data), 16384) as $part) {
    while ($client->window(1) < strlen($part)) {
        $client->next();
    }
    $client->frame(H2::DATA, 0, 1, $part);
}
for ($back = ''; strlen($back) < 1_000_010; $back .= $client->bytes(1));
echo $server->line() === strlen($data) . ' ' . md5($data) ? "arrived\n" : "another\n";
echo md5(substr($back, 10)) === md5($data) ? "came back\n" : "came back changed\n";
$client->frame(H2::DATA, 0, 1, frame(CLOSE, pack('n', 1000)));

// as many small frames as the stream's window has bytes for, while nobody receives
$client->connectWebSocket(3, '/late');
$client->bytes(3);
for ($frame = frame(TEXT, ''), $count = 0; $count < 9000; $count++) {
    $client->frame(H2::DATA, 0, 3, $frame);
}
echo literal($client->bytes(3)), "\n";
$client->frame(H2::DATA, 0, 3, frame(CLOSE, pack('n', 1000)));
$server->finish();
?>
--EXPECT--
arrived
came back
"\201\t9000 came"
