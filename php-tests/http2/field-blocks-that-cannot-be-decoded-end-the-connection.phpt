--TEST--
HPACK: a field block that cannot be decoded ends the connection, and nothing of it is served (RFC 7541, RFC 9113 section 4.3)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $response->end($request->server['request_uri'] . ' ' . json_encode($request->header));
});
PHP);
$fine = hex2bin('828684410f7777772e6578616d706c652e636f6d');
// RFC 7541, C.4.1: www.example.com by Huffman's code
$huffman = hex2bin('f1e3c2e5f23a6ba0ab90f4ff');
$blocks = [
    'index 0' => "$fine\x80",
    'an index beyond both tables' => $fine . hpack_integer(63, 7, 0x80),
    'a far index' => $fine . hpack_integer(1 << 20, 7, 0x80),
    'a name by an index beyond both tables' => $fine . hpack_integer(63, 4) . "\x01v",
    'a table size above what was allowed' => hpack_integer(4097, 5, 0x20) . $fine,
    'a table size behind a field' => "$fine\x20",
    'an integer beyond 32 bits' => "$fine\x00\x7f" . str_repeat("\xff", 4) . "\x0f",
    'an integer without an end' => "$fine\x00\x7f" . str_repeat("\x80", 16),
    'a string beyond the block' => "$fine\x00\x01x\x7f\x10y",
    'a block cut off in a name' => "$fine\x00\x05x",
    'a block cut off in an integer' => "$fine\xff",
    'a code padded with zeros' => "$fine\x00\x01x" . chr(0x80 | 1) . "\x18",
    'a code padded with more than seven bits' => "$fine\x00\x01x" . chr(0x80 | strlen("$huffman\xff")) . "$huffman\xff",
    'the code of the end' => "$fine\x00\x01x\x84\xff\xff\xff\xff",
    'the code of the end, and a code behind it' => "$fine\x00\x01x\x85\xff\xff\xff\xfc\x7f",
];
foreach ($blocks as $what => $block) {
    $client = $server->http2();
    $client->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 1, $block);
    echo "$what: ", $client->fate(), "\n";
    $client->close();
}
foreach (['index 0 in trailers' => "\x80", 'an index beyond both tables in trailers' => hpack_integer(63, 7, 0x80)] as $what => $block) {
    $client = $server->http2()->head(1, request_fields('/'))->frame(H2::DATA, 0, 1, 'a');
    $client->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 1, $block);
    echo "$what: ", $client->fate(), "\n";
    $client->close();
}
$client = $server->http2()->frame(H2::HEADERS, H2::END_STREAM, 1, $fine);
echo 'index 0 in a continuation: ', $client->frame(H2::CONTINUATION, H2::END_HEADERS, 1, "\x80")->fate(), "\n";
$client->close();
$server->finish();
?>
--EXPECT--
index 0: GOAWAY PROTOCOL_ERROR
an index beyond both tables: GOAWAY PROTOCOL_ERROR
a far index: GOAWAY PROTOCOL_ERROR
a name by an index beyond both tables: GOAWAY PROTOCOL_ERROR
a table size above what was allowed: GOAWAY PROTOCOL_ERROR
a table size behind a field: GOAWAY PROTOCOL_ERROR
an integer beyond 32 bits: GOAWAY PROTOCOL_ERROR
an integer without an end: GOAWAY PROTOCOL_ERROR
a string beyond the block: GOAWAY PROTOCOL_ERROR
a block cut off in a name: GOAWAY PROTOCOL_ERROR
a block cut off in an integer: GOAWAY PROTOCOL_ERROR
a code padded with zeros: GOAWAY PROTOCOL_ERROR
a code padded with more than seven bits: GOAWAY PROTOCOL_ERROR
the code of the end: GOAWAY PROTOCOL_ERROR
the code of the end, and a code behind it: GOAWAY PROTOCOL_ERROR
index 0 in trailers: GOAWAY PROTOCOL_ERROR
an index beyond both tables in trailers: GOAWAY PROTOCOL_ERROR
index 0 in a continuation: GOAWAY PROTOCOL_ERROR
