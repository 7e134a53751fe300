--TEST--
HTTP/2: what breaks the rules of frames ends the connection, and GOAWAY tells the client (RFC 9113, sections 3.4 to 6.10)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$u32 = fn (int ...$numbers) => pack('N*', ...$numbers);
$head = block(request_fields('/'));
$open = http2_frame(H2::HEADERS, H2::END_HEADERS, 1, $head);
$cases = [
    'DATA on stream 0' => http2_frame(H2::DATA, 0, 0, 'x'),
    'DATA on an idle stream' => http2_frame(H2::DATA, 0, 1, 'x'),
    'DATA with more padding than it has' => $open . http2_frame(H2::DATA, H2::PADDED, 1, chr(5) . 'abc'),
    'DATA without its padding length' => $open . http2_frame(H2::DATA, H2::PADDED, 1, ''),
    'HEADERS on stream 0' => http2_frame(H2::HEADERS, H2::END_HEADERS, 0, $head),
    'HEADERS on an even stream' => http2_frame(H2::HEADERS, H2::END_HEADERS, 2, $head),
    'HEADERS on a stream before the last' =>
        http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 5, $head) . http2_frame(H2::HEADERS, H2::END_HEADERS, 3, $head),
    'HEADERS with more padding than it has' => http2_frame(H2::HEADERS, H2::END_HEADERS | H2::PADDED, 1, chr(255) . $head),
    'RST_STREAM on stream 0' => http2_frame(H2::RST_STREAM, 0, 0, $u32(8)),
    'RST_STREAM on an idle stream' => http2_frame(H2::RST_STREAM, 0, 1, $u32(8)),
    'RST_STREAM of another length' => $open . http2_frame(H2::RST_STREAM, 0, 1, 'abc'),
    'SETTINGS on a stream' => http2_frame(H2::SETTINGS, 0, 1),
    'SETTINGS of another length' => http2_frame(H2::SETTINGS, 0, 0, 'abc'),
    'an acknowledgement with settings' => http2_frame(H2::SETTINGS, H2::ACK, 0, settings([H2::ENABLE_PUSH => 0])),
    'ENABLE_PUSH 2' => http2_frame(H2::SETTINGS, 0, 0, settings([H2::ENABLE_PUSH => 2])),
    'INITIAL_WINDOW_SIZE above the limit' => http2_frame(H2::SETTINGS, 0, 0, settings([H2::INITIAL_WINDOW_SIZE => 1 << 31])),
    'MAX_FRAME_SIZE below the limit' => http2_frame(H2::SETTINGS, 0, 0, settings([H2::MAX_FRAME_SIZE => 16383])),
    'MAX_FRAME_SIZE above the limit' => http2_frame(H2::SETTINGS, 0, 0, settings([H2::MAX_FRAME_SIZE => 1 << 24])),
    'PUSH_PROMISE' => $open . http2_frame(H2::PUSH_PROMISE, H2::END_HEADERS, 1, $u32(2) . $head),
    'PING on a stream' => http2_frame(H2::PING, 0, 1, '12345678'),
    'PING of another length' => http2_frame(H2::PING, 0, 0, 'short'),
    'GOAWAY on a stream' => http2_frame(H2::GOAWAY, 0, 1, $u32(0, 0)),
    'WINDOW_UPDATE of 0 on the connection' => http2_frame(H2::WINDOW_UPDATE, 0, 0, $u32(0)),
    'WINDOW_UPDATE of another length' => http2_frame(H2::WINDOW_UPDATE, 0, 0, 'abc'),
    'WINDOW_UPDATE beyond the limit' => http2_frame(H2::WINDOW_UPDATE, 0, 0, $u32(0x7fffffff)),
    'WINDOW_UPDATE on an idle stream' => http2_frame(H2::WINDOW_UPDATE, 0, 1, $u32(1)),
    'CONTINUATION without HEADERS' => http2_frame(H2::CONTINUATION, H2::END_HEADERS, 1, $head),
    'CONTINUATION behind whole HEADERS' => $open . http2_frame(H2::CONTINUATION, H2::END_HEADERS, 1, $head),
    'CONTINUATION of another stream' =>
        http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(H2::CONTINUATION, H2::END_HEADERS, 3, ''),
    'DATA within a head' => http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(H2::DATA, 0, 1, 'x'),
    'an unknown frame within a head' => http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(0x16, 0, 1, 'x'),
    'PING within a head' => http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(H2::PING, 0, 0, '12345678'),
    'HEADERS of another stream within a head' =>
        http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 3, $head),
    'CONTINUATION on stream 0' => http2_frame(H2::HEADERS, 0, 1, $head) . http2_frame(H2::CONTINUATION, H2::END_HEADERS, 0, ''),
    'CONTINUATION behind DATA' => $open . http2_frame(H2::DATA, 0, 1, 'x') . http2_frame(H2::CONTINUATION, H2::END_HEADERS, 1, ''),
    'HEADERS without all of its priority' => http2_frame(H2::HEADERS, H2::END_HEADERS | H2::WITH_PRIORITY, 1, 'abcd'),
    'GOAWAY of another length' => http2_frame(H2::GOAWAY, 0, 0, 'abcd'),
    'PRIORITY on stream 0' => http2_frame(H2::PRIORITY, 0, 0, $u32(0) . 'x'),
    'a frame above MAX_FRAME_SIZE' => $open . http2_frame(H2::DATA, 0, 1, str_repeat('x', 16385)),
    'HEADERS above MAX_FRAME_SIZE' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, str_repeat("\x82", 16385)),
    'SETTINGS above MAX_FRAME_SIZE' => http2_frame(H2::SETTINGS, 0, 0, str_repeat(settings([0xabcd => 1]), 3000)),
    'an unknown frame above MAX_FRAME_SIZE' => http2_frame(0x42, 0, 0, str_repeat('x', 16385)),
    'a field index that is not there' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, chr(0x80 | 70)),
    'a field index of 0' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, chr(0x80)),
    'a table above the agreed size' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, hpack_integer(4097, 5, 0x20) . $head),
    'a table size behind a field' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, $head . hpack_integer(0, 5, 0x20)),
    'a field that ends too early' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, substr($head, 0, -1)),
    'bad padding of a coded text' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, $head . "\x00\x01x\x82\xf1\x00"),
    'an end within a coded text' => http2_frame(H2::HEADERS, H2::END_HEADERS, 1, $head . "\x00\x01x\x85\xff\xff\xff\xff\xff"),
];
$client = new Client($server->address());
$client->send(H2::PREFACE . $open);
echo 'a preface without SETTINGS: ', str_contains($client->rest(), 'served') ? 'served' : 'closed', "\n";
$client = new Client($server->address());
$client->send(H2::PREFACE . http2_frame(H2::SETTINGS, H2::ACK, 0) . $open);
echo 'an acknowledgement first: ', str_contains($client->rest(), 'served') ? 'served' : 'closed', "\n";
foreach ($cases as $what => $bytes) {
    $client = $server->http2();
    echo "$what: ", $client->send($bytes)->fate(), "\n";
}
$server->finish();
?>
--EXPECT--
a preface without SETTINGS: closed
an acknowledgement first: closed
DATA on stream 0: GOAWAY PROTOCOL_ERROR
DATA on an idle stream: GOAWAY PROTOCOL_ERROR
DATA with more padding than it has: GOAWAY PROTOCOL_ERROR
DATA without its padding length: GOAWAY PROTOCOL_ERROR
HEADERS on stream 0: GOAWAY PROTOCOL_ERROR
HEADERS on an even stream: GOAWAY PROTOCOL_ERROR
HEADERS on a stream before the last: GOAWAY PROTOCOL_ERROR
HEADERS with more padding than it has: GOAWAY PROTOCOL_ERROR
RST_STREAM on stream 0: GOAWAY PROTOCOL_ERROR
RST_STREAM on an idle stream: GOAWAY PROTOCOL_ERROR
RST_STREAM of another length: GOAWAY PROTOCOL_ERROR
SETTINGS on a stream: GOAWAY PROTOCOL_ERROR
SETTINGS of another length: GOAWAY PROTOCOL_ERROR
an acknowledgement with settings: GOAWAY PROTOCOL_ERROR
ENABLE_PUSH 2: GOAWAY PROTOCOL_ERROR
INITIAL_WINDOW_SIZE above the limit: GOAWAY PROTOCOL_ERROR
MAX_FRAME_SIZE below the limit: GOAWAY PROTOCOL_ERROR
MAX_FRAME_SIZE above the limit: GOAWAY PROTOCOL_ERROR
PUSH_PROMISE: GOAWAY PROTOCOL_ERROR
PING on a stream: GOAWAY PROTOCOL_ERROR
PING of another length: GOAWAY PROTOCOL_ERROR
GOAWAY on a stream: GOAWAY PROTOCOL_ERROR
WINDOW_UPDATE of 0 on the connection: GOAWAY PROTOCOL_ERROR
WINDOW_UPDATE of another length: GOAWAY PROTOCOL_ERROR
WINDOW_UPDATE beyond the limit: GOAWAY FLOW_CONTROL_ERROR
WINDOW_UPDATE on an idle stream: GOAWAY PROTOCOL_ERROR
CONTINUATION without HEADERS: GOAWAY PROTOCOL_ERROR
CONTINUATION behind whole HEADERS: GOAWAY PROTOCOL_ERROR
CONTINUATION of another stream: GOAWAY PROTOCOL_ERROR
DATA within a head: GOAWAY PROTOCOL_ERROR
an unknown frame within a head: GOAWAY PROTOCOL_ERROR
PING within a head: GOAWAY PROTOCOL_ERROR
HEADERS of another stream within a head: GOAWAY PROTOCOL_ERROR
CONTINUATION on stream 0: GOAWAY PROTOCOL_ERROR
CONTINUATION behind DATA: GOAWAY PROTOCOL_ERROR
HEADERS without all of its priority: GOAWAY PROTOCOL_ERROR
GOAWAY of another length: GOAWAY PROTOCOL_ERROR
PRIORITY on stream 0: GOAWAY PROTOCOL_ERROR
a frame above MAX_FRAME_SIZE: GOAWAY FRAME_SIZE_ERROR
HEADERS above MAX_FRAME_SIZE: GOAWAY FRAME_SIZE_ERROR
SETTINGS above MAX_FRAME_SIZE: GOAWAY FRAME_SIZE_ERROR
an unknown frame above MAX_FRAME_SIZE: GOAWAY FRAME_SIZE_ERROR
a field index that is not there: GOAWAY PROTOCOL_ERROR
a field index of 0: GOAWAY PROTOCOL_ERROR
a table above the agreed size: GOAWAY PROTOCOL_ERROR
a table size behind a field: GOAWAY PROTOCOL_ERROR
a field that ends too early: GOAWAY PROTOCOL_ERROR
bad padding of a coded text: GOAWAY PROTOCOL_ERROR
an end within a coded text: GOAWAY PROTOCOL_ERROR
