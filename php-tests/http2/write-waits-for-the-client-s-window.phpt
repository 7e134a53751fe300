--TEST--
HTTP/2: write() suspends while the client's window is closed and the buffer full; other streams go on; nothing is lost
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 10_000]);
$written = 0;
$server->handle('/big', function (Request $request, Response $response) use (&$written) {
    for ($i = 0; $i < 100; $i++) {
        $response->write(str_repeat(chr(65 + $i % 26), 1000)) or exit('write failed');
        $written++;
    }
    $response->end();
});
$server->handle('/written', function ($request, $response) use (&$written) {
    $response->end((string) $written);
});
PHP);
$client = $server->http2([H2::INITIAL_WINDOW_SIZE => 100]);
$client->opensWindows = false;
$client->get(1, '/big');
$client->ping();
$got = '';
while (strlen($got) < 100 && ($frame = $client->nextOf(1))) {
    $got .= $frame->type === H2::DATA ? $frame->payload : '';
}
echo strlen($got), ' bytes in a window of 100', "\n";
echo 'written meanwhile: ', $client->get(3, '/written')->answer(3), "\n";
$client->frame(H2::WINDOW_UPDATE, 0, 1, pack('N', 1_000_000))->frame(H2::WINDOW_UPDATE, 0, 0, pack('N', 1_000_000));
do {
    $frame = $client->nextOf(1);
    $got .= $frame->payload;
} while (!$frame->ends());
$expected = '';
for ($i = 0; $i < 100; $i++) {
    $expected .= str_repeat(chr(65 + $i % 26), 1000);
}
echo strlen($got), ' bytes, ', $got === $expected ? 'as they were written' : 'mixed up', "\n";
$server->finish();
?>
--EXPECT--
100 bytes in a window of 100
written meanwhile: 200 "11"
100000 bytes, as they were written
