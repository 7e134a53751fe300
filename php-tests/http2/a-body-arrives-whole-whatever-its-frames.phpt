--TEST--
HTTP/2: a body is put together from frames of any size, padded or empty; its head may come in pieces (RFC 9113, section 6.10)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end(strlen($request->getContent()) . ' ' . md5($request->getContent()) . ' ' . ($request->header['x-long'] ?? ''));
});
PHP);
$client = $server->http2();
$body = random_bytes(50_000);
$whole = '200 "' . strlen($body) . ' ' . md5($body) . ' "';
foreach ([16384, 1000, 7] as $index => $size) {
    $stream = 2 * $index + 1;
    echo $size, ': ', $client->post($stream, '/', $body, [], $size)->answer($stream) === $whole ? 'whole' : 'not whole', "\n";
}

$client->head(11, request_fields('/', [], 'POST'));
$client->frame(H2::DATA, H2::PADDED, 11, chr(10) . 'hel' . str_repeat("\0", 10));
$client->frame(H2::DATA, 0, 11, '');
$client->frame(H2::DATA, H2::PADDED | H2::END_STREAM, 11, chr(0) . 'lo');
echo $client->answer(11) === '200 "5 ' . md5('hello') . ' "' ? 'padding is no content' : 'padding counts', "\n";

$block = block(request_fields('/', ['x-long' => 'in pieces']));
$client->frame(H2::HEADERS, H2::END_STREAM | H2::PADDED, 13, chr(3) . substr($block, 0, 5) . "\0\0\0");
foreach (str_split(substr($block, 5), 20) as $piece) {
    $client->frame(H2::CONTINUATION, 0, 13, $piece);
}
$client->frame(H2::CONTINUATION, H2::END_HEADERS, 13, '');
echo $client->answer(13), "\n";

$client->head(15, request_fields('/', ['trailer' => 'x-sum'], 'POST'));
$client->frame(H2::DATA, 0, 15, 'hello');
$client->head(15, ['x-sum' => '1'], H2::END_STREAM);
echo $client->answer(15), ' with trailers', "\n";
$server->finish();
?>
--EXPECT--
16384: whole
1000: whole
7: whole
padding is no content
200 "0 d41d8cd98f00b204e9800998ecf8427e in pieces"
200 "5 5d41402abc4b2a76b9719d911017c592 " with trailers
