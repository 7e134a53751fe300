--TEST--
HPACK: the examples of RFC 7541 (C.3, C.4), table sizes, literals that are never indexed, padding, blocks in several frames
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function (Request $request, Response $response) {
    $response->end($request->server['request_uri'] . ' ' . json_encode($request->header));
});
PHP);
$examples = [
    'C.3' => [
        '828684410f7777772e6578616d706c652e636f6d',
        '828684be58086e6f2d6361636865',
        '828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565',
    ],
    'C.4, with the code of appendix B' => [
        '828684418cf1e3c2e5f23a6ba0ab90f4ff',
        '828684be5886a8eb10649cbf',
        '828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf',
    ],
];
foreach ($examples as $what => $blocks) {
    $client = $server->http2();
    echo "$what\n";
    foreach ($blocks as $index => $block) {
        $stream = 2 * $index + 1;
        echo $client->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, $stream, hex2bin($block))->answer($stream), "\n";
    }
}
$whole = H2::END_HEADERS | H2::END_STREAM;
$first = hex2bin($examples['C.4, with the code of appendix B'][0]);
$client = $server->http2();
echo 'never indexed: ', $client->frame(H2::HEADERS, $whole, 1, "$first\x10\x01x\x01y")->answer(1), "\n";
echo 'two table sizes: ', $client->frame(H2::HEADERS, $whole, 3, "\x20" . hpack_integer(4096, 5, 0x20) . $first)->answer(3), "\n";
echo 'an indexed field: ', $client->frame(H2::HEADERS, $whole, 5, hex2bin('828684be'))->answer(5), "\n";
echo 'an integer with zeros behind it: ', $client->frame(H2::HEADERS, $whole, 7, "$first\x00\x01x\x7f\x80\x80\x00" . str_repeat('y', 127))->answer(7) !== '' ? "read\n" : '';
echo 'padding and priority: ', $client->frame(
    H2::HEADERS,
    $whole | H2::PADDED | H2::WITH_PRIORITY,
    9,
    chr(3) . pack('NC', 0, 15) . $first . "\0\0\0"
)->answer(9), "\n";
$client->frame(H2::HEADERS, H2::END_STREAM, 11, substr($first, 0, 5));
foreach (str_split(substr($first, 5), 4) as $piece) {
    $client->frame(H2::CONTINUATION, 0, 11, $piece);
}
echo 'in pieces: ', $client->frame(H2::CONTINUATION, H2::END_HEADERS, 11)->answer(11), "\n";
$client->head(13, request_fields('/', [], 'POST'))->frame(H2::DATA, H2::PADDED, 13, chr(4) . "a\0\0\0\0");
echo 'padded content: ', strtok($client->frame(H2::DATA, H2::PADDED | H2::END_STREAM, 13, "\0b")->answer(13), ' '), "\n";
$client->frame(H2::HEADERS, $whole, 15, "\x20" . hex2bin('828684be'));
echo 'an entry of a table that was emptied: ', $client->fate(), "\n";
$server->finish();
?>
--EXPECT--
C.3
200 "/ {\"host\":\"www.example.com\"}"
200 "/ {\"host\":\"www.example.com\",\"cache-control\":\"no-cache\"}"
200 "/index.html {\"host\":\"www.example.com\",\"custom-key\":\"custom-value\"}"
C.4, with the code of appendix B
200 "/ {\"host\":\"www.example.com\"}"
200 "/ {\"host\":\"www.example.com\",\"cache-control\":\"no-cache\"}"
200 "/index.html {\"host\":\"www.example.com\",\"custom-key\":\"custom-value\"}"
never indexed: 200 "/ {\"host\":\"www.example.com\",\"x\":\"y\"}"
two table sizes: 200 "/ {\"host\":\"www.example.com\"}"
an indexed field: 200 "/ {\"host\":\"www.example.com\"}"
an integer with zeros behind it: read
padding and priority: 200 "/ {\"host\":\"www.example.com\"}"
in pieces: 200 "/ {\"host\":\"www.example.com\"}"
padded content: 200
an entry of a table that was emptied: GOAWAY PROTOCOL_ERROR
