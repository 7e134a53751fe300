--TEST--
detach() behind write() waits until what was written is out, be it little or much, and the socket's bytes follow it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach (str_split($request->getContent(), 1) as $size) {
        $response->write(str_repeat('x', (int) $size << 20 ?: 1));
    }
    report($response->detach());
    $response->socket->sendAll('raw');
    $response->socket->close();
});
PHP);
foreach (['0', '00', '000', '9', '0909'] as $sizes) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: ' . strlen($sizes))->send($sizes);
    [, $body] = explode("\r\n\r\n", $client->rest(), 2);
    echo "$sizes: ", substr_count($body, 'x'), ' ', literal(substr($body, -8)), "\n";
}
$server->finish();
?>
--EXPECT--
0: 1 "\r\nx\r\nraw"
00: 2 "\r\nx\r\nraw"
000: 3 "\r\nx\r\nraw"
9: 9437184 "xxx\r\nraw"
0909: 18874370 "xxx\r\nraw"
true 0
true 0
true 0
true 0
true 0
