--TEST--
HPACK: the tables stay in step through refused, reset and malformed requests; entries are evicted, sizes changed, integers and texts bounded (RFC 7541, sections 4 to 6)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['http2_max_concurrent_streams' => 1, 'http_max_headers' => 20]);
$channel = new Coroutine\Channel();
$server->handle('/', fn ($request, $response) => $response->end(json_encode(array_diff_key($request->header, ['host' => 0]))));
$server->handle('/wait', function ($request, $response) use ($channel) {
    $channel->pop();
    $response->header('x-own', 'again and again');
    $response->end('waited');
});
$server->handle('/go', fn ($request, $response) => $response->end(json_encode($channel->push(1))));
PHP);
const WHOLE = H2::END_HEADERS | H2::END_STREAM;
/** A literal that becomes an entry of the table (section 6.2.1). */
$indexed = fn (string $name, string $value) => "\x40" . hpack_string($name) . hpack_string($value);
/** A field by its place: 62 is the newest entry. */
$entry = fn (int $index) => hpack_integer($index, 7, 0x80);
$request = block(request_fields('/'));
$ask = fn (Http2Client $client, int $stream, string $fields) => $client->frame(H2::HEADERS, WHOLE, $stream, $fields)->answer($stream);

echo "an entry that came with\n";
$client = $server->http2();
$client->get(1, '/wait')->ping();
echo '  a refused stream: ', $ask($client, 3, $request . $indexed('x-a', 'refused')), "\n";
$server->get('/go');
$client->answer(1);
echo '    is ', $ask($client, 5, $request . $entry(62)), "\n";
echo '  a malformed request: ', $ask($client, 7, $request . $indexed('x-b', 'malformed') . block(['connection' => 'close'])), "\n";
echo '    is ', $ask($client, 9, $request . $entry(62)), "\n";
echo '  too many fields: ', $ask($client, 11, $request . $indexed('x-c', 'many') . str_repeat(block(['x' => '1']), 30)), "\n";
echo '    is ', $ask($client, 13, $request . $entry(62)), "\n";
$client->frame(H2::HEADERS, WHOLE, 15, $request . $indexed('x-d', 'reset'))->frame(H2::RST_STREAM, 0, 15, pack('N', 8));
echo "  a reset stream\n    is ", $ask($client, 17, $request . $entry(62)), "\n";
$client->frame(H2::HEADERS, H2::END_HEADERS, 19, block(request_fields('/', [], 'POST')));
$client->frame(H2::HEADERS, WHOLE, 19, $indexed('x-e', 'trailer'))->answer(19);
echo "  trailers\n    is ", $ask($client, 21, $request . $entry(62)), "\n";

echo "sizes\n";
$client = $server->http2();
$size = fn (int $size) => hpack_integer($size, 5, 0x20);
// an entry takes its bytes and 32 (section 4.1): two of 38 fit into 80, three do not
$three = $indexed('x-1', 'one') . $indexed('x-2', 'two') . $indexed('x-3', 'tri');
echo '  the last two of three: ', $ask($client, 1, $size(80) . $request . $three . $entry(63) . $entry(62)), "\n";
echo '  afterwards: ', $ask($client, 3, $request . $entry(62)), "\n";
echo '  an entry larger than the table empties it: ', $ask($client, 5, $request . $indexed('x-4', str_repeat('x', 60)) . $indexed('x-5', 'five') . $entry(62)), "\n";
echo '  and what was before is gone: ', $client->frame(H2::HEADERS, WHOLE, 7, $request . $entry(63))->fate(), "\n";
$client = $server->http2();
echo '  made smaller and larger in one block: ', $ask($client, 1, $size(0) . $size(4096) . $request . $indexed('x-6', 'six') . $entry(62)), "\n";
echo '  made smaller: evicted: ', $client->frame(H2::HEADERS, WHOLE, 3, $size(20) . $request . $entry(62))->fate(), "\n";

$client = $server->http2([H2::HEADER_TABLE_SIZE => 0]);
$same = [];
foreach ([1, 3] as $stream) {
    $client->get($stream, '/');
    while (($frame = $client->nextOf($stream)) && $frame->type !== H2::HEADERS);
    $same[] = ltrim($frame->payload, "\x20");
    while (!$frame->ends()) {
        $frame = $client->nextOf($stream);
    }
}
// a reference would be shorter than what it refers to
echo '  a client without a table gets each field anew: ', strlen($same[0]) === strlen($same[1]) ? 'yes' : 'no', "\n";

echo "integers and texts\n";
foreach ([
    'an index of 2^32' => "\xff" . str_repeat("\xff", 4) . "\x0f",
    'an integer without end' => "\xff" . str_repeat("\x80", 40) . "\x01",
    'a length of 2^31' => "\x00" . hpack_integer(1 << 31, 7),
    'a length beyond the block' => "\x00\x05x",
    'a name without value' => "\x00\x01x",
    'a name by an index that is not there' => "\x0f\x40\x01x",
    'a coded text that ends in seven bits and more' => "\x00\x01x\x82\x07\xff",
    'padding of zeros' => "\x00\x01x\x81\x18",
    'an empty block' => null,
] as $what => $bytes) {
    $client = $server->http2();
    $client->frame(H2::HEADERS, WHOLE, 1, $bytes === null ? '' : $request . $bytes);
    $answer = $client->answer(1);
    echo "  $what: ", str_ends_with($answer, 'closed') ? $client->fate() : $answer, "\n";
}
$server->finish();
?>
--EXPECT--
an entry that came with
  a refused stream: RST_STREAM REFUSED_STREAM
    is 200 "{\"x-a\":\"refused\"}"
  a malformed request: RST_STREAM PROTOCOL_ERROR
    is 200 "{\"x-b\":\"malformed\"}"
  too many fields: 431 ""
    is 200 "{\"x-c\":\"many\"}"
  a reset stream
    is 200 "{\"x-d\":\"reset\"}"
  trailers
    is 200 "{\"x-e\":\"trailer\"}"
sizes
  the last two of three: 200 "{\"x-1\":\"one\",\"x-2\":[\"two\",\"two\"],\"x-3\":[\"tri\",\"tri\"]}"
  afterwards: 200 "{\"x-3\":\"tri\"}"
  an entry larger than the table empties it: 200 "{\"x-4\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"x-5\":[\"five\",\"five\"]}"
  and what was before is gone: GOAWAY PROTOCOL_ERROR
  made smaller and larger in one block: 200 "{\"x-6\":[\"six\",\"six\"]}"
  made smaller: evicted: GOAWAY PROTOCOL_ERROR
  a client without a table gets each field anew: yes
integers and texts
  an index of 2^32: GOAWAY PROTOCOL_ERROR
  an integer without end: GOAWAY PROTOCOL_ERROR
  a length of 2^31: GOAWAY PROTOCOL_ERROR
  a length beyond the block: GOAWAY PROTOCOL_ERROR
  a name without value: GOAWAY PROTOCOL_ERROR
  a name by an index that is not there: GOAWAY PROTOCOL_ERROR
  a coded text that ends in seven bits and more: GOAWAY PROTOCOL_ERROR
  padding of zeros: GOAWAY PROTOCOL_ERROR
  an empty block: RST_STREAM PROTOCOL_ERROR
