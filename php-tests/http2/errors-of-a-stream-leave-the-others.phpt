--TEST--
HTTP/2: what breaks the rules of a stream resets that alone, and frames that are not known are ignored (RFC 9113, sections 5 and 6)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$channel = new Coroutine\Channel();
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/wait', function ($request, $response) use ($channel) {
    $channel->pop();
    $response->end('waited');
});
$server->handle('/go', function ($request, $response) use ($channel) {
    while ($channel->stats()['consumer_num'] > 0) {
        $channel->push(1);
    }
    $response->end('went');
});
PHP);
$u32 = fn (int ...$numbers) => pack('N*', ...$numbers);
$cases = [
    'WINDOW_UPDATE of 0' => http2_frame(H2::WINDOW_UPDATE, 0, 1, $u32(0)),
    'WINDOW_UPDATE beyond the limit' => http2_frame(H2::WINDOW_UPDATE, 0, 1, $u32(0x7fffffff)),
    'DATA behind the end' => http2_frame(H2::DATA, 0, 1, 'x'),
    'a second head behind the end' => http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 1, block(request_fields('/'))),
    'PRIORITY on itself' => http2_frame(H2::PRIORITY, 0, 1, $u32(1) . 'x'),
    'PRIORITY of another length' => http2_frame(H2::PRIORITY, 0, 1, 'abc'),
    'PRIORITY on another' => http2_frame(H2::PRIORITY, 0, 1, $u32(0) . 'x'),
    'a frame that is not known' => http2_frame(0x42, 0xff, 1, 'whatever'),
    'flags that are not known' => http2_frame(H2::PING, 0xfe, 0, '12345678'),
    'a setting that is not known' => http2_frame(H2::SETTINGS, 0, 0, settings([0x4242 => 1])),
    'an acknowledgement that nobody waits for' => http2_frame(H2::PING, H2::ACK, 0, '87654321'),
];
foreach ($cases as $what => $bytes) {
    $client = $server->http2();
    $client->get(1, '/wait')->ping();
    $client->send($bytes);
    echo "$what: ";
    $other = $client->get(3, '/go')->answer(3);
    echo $client->answer(1), ', the other ', $other, "\n";
    $other === '200 "went"' || print('  ' . $client->fate() . "\n");
    $client->close();
}
$client = $server->http2();
echo 'a ping is answered with what it carries: ', $client->ping("\0ab\xff5678") === "\0ab\xff5678" ? 'yes' : 'no', "\n";
$server->finish();
?>
--EXPECT--
WINDOW_UPDATE of 0:  ... closed, the other  ... closed
  GOAWAY PROTOCOL_ERROR
WINDOW_UPDATE beyond the limit: RST_STREAM FLOW_CONTROL_ERROR, the other 200 "went"
DATA behind the end:  ... closed, the other  ... closed
  GOAWAY PROTOCOL_ERROR
a second head behind the end:  ... closed, the other  ... closed
  GOAWAY PROTOCOL_ERROR
PRIORITY on itself: RST_STREAM PROTOCOL_ERROR, the other 200 "went"
PRIORITY of another length:  ... closed, the other  ... closed
  GOAWAY PROTOCOL_ERROR
PRIORITY on another: 200 "waited", the other 200 "went"
a frame that is not known: 200 "waited", the other 200 "went"
flags that are not known: 200 "waited", the other 200 "went"
a setting that is not known: 200 "waited", the other 200 "went"
an acknowledgement that nobody waits for: 200 "waited", the other 200 "went"
a ping is answered with what it carries: yes
