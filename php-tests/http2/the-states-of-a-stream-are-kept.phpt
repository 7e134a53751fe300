--TEST--
HTTP/2: each frame in each state of a stream: idle, open, half-closed, closed by its end, by the client's reset and by the server's (RFC 9113, sections 5.1 and 5.4)
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
$frames = [
    'DATA' => http2_frame(H2::DATA, 0, 1, 'x'),
    'HEADERS' => http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, 1, block(request_fields('/'))),
    'PRIORITY' => http2_frame(H2::PRIORITY, 0, 1, $u32(0) . 'x'),
    'RST_STREAM' => http2_frame(H2::RST_STREAM, 0, 1, $u32(8)),
    'RST_STREAM with a code that nobody knows' => http2_frame(H2::RST_STREAM, 0, 1, $u32(0xfedc)),
    'WINDOW_UPDATE' => http2_frame(H2::WINDOW_UPDATE, 0, 1, $u32(1)),
    'CONTINUATION' => http2_frame(H2::CONTINUATION, H2::END_HEADERS, 1),
];
$states = [
    'idle' => fn (Http2Client $client) => null,
    'open' => fn (Http2Client $client) => $client->head(1, request_fields('/', [], 'POST')),
    // the handler waits, so nothing ends the stream before the frame comes
    'half-closed' => fn (Http2Client $client) => $client->get(1, '/wait'),
    'closed' => fn (Http2Client $client) => $client->get(1, '/')->answer(1),
    'closed by its client' => fn (Http2Client $client) => $client->get(1, '/wait')->frame(H2::RST_STREAM, 0, 1, $u32(8)),
    // a field that has no place in HTTP/2
    'closed by the server' => fn (Http2Client $client) => $client->head(1, [...request_fields('/', [], 'POST'), 'connection' => 'close'])->answer(1),
];
foreach ($states as $state => $reach) {
    echo "$state\n";
    foreach ($frames as $what => $frame) {
        $client = $server->http2();
        $client->ping();
        $reach($client);
        $client->send($frame);
        // whatever came of it, a later stream tells whether the connection goes on
        $other = $client->get(3, '/go')->answer(3);
        if ($other === '200 "went"') {
            $answered = match ($state) {
                'idle' => $what === 'HEADERS',
                'open', 'half-closed' => $what[0] !== 'R',
                default => false,
            };
            if ($answered && $state === 'open' && $what !== 'HEADERS') {
                $client->frame(H2::DATA, H2::END_STREAM, 1);
            }
            $frame = $answered ? null : $client->sees(1);
            $own = $answered ? ', then ' . $client->answer(1) : ($frame === null ? '' : ', RST_STREAM ' . $frame->error());
            echo "  $what: goes on$own\n";
        } else {
            echo "  $what: ", $client->fate(), "\n";
        }
        $client->close();
    }
}
$server->finish();
?>
--EXPECT--
idle
  DATA: GOAWAY PROTOCOL_ERROR
  HEADERS: goes on, then 200 "served"
  PRIORITY: goes on
  RST_STREAM: GOAWAY PROTOCOL_ERROR
  RST_STREAM with a code that nobody knows: GOAWAY PROTOCOL_ERROR
  WINDOW_UPDATE: GOAWAY PROTOCOL_ERROR
  CONTINUATION: GOAWAY PROTOCOL_ERROR
open
  DATA: goes on, then 200 "served"
  HEADERS: goes on, then 200 "served"
  PRIORITY: goes on, then 200 "served"
  RST_STREAM: goes on
  RST_STREAM with a code that nobody knows: goes on
  WINDOW_UPDATE: goes on, then 200 "served"
  CONTINUATION: GOAWAY PROTOCOL_ERROR
half-closed
  DATA: GOAWAY PROTOCOL_ERROR
  HEADERS: GOAWAY PROTOCOL_ERROR
  PRIORITY: goes on, then 200 "waited"
  RST_STREAM: goes on
  RST_STREAM with a code that nobody knows: goes on
  WINDOW_UPDATE: goes on, then 200 "waited"
  CONTINUATION: GOAWAY PROTOCOL_ERROR
closed
  DATA: goes on, RST_STREAM STREAM_CLOSED
  HEADERS: GOAWAY PROTOCOL_ERROR
  PRIORITY: goes on
  RST_STREAM: goes on
  RST_STREAM with a code that nobody knows: goes on
  WINDOW_UPDATE: goes on
  CONTINUATION: GOAWAY PROTOCOL_ERROR
closed by its client
  DATA: goes on, RST_STREAM STREAM_CLOSED
  HEADERS: GOAWAY PROTOCOL_ERROR
  PRIORITY: goes on
  RST_STREAM: goes on
  RST_STREAM with a code that nobody knows: goes on
  WINDOW_UPDATE: goes on
  CONTINUATION: GOAWAY PROTOCOL_ERROR
closed by the server
  DATA: goes on
  HEADERS: goes on
  PRIORITY: goes on
  RST_STREAM: goes on
  RST_STREAM with a code that nobody knows: goes on
  WINDOW_UPDATE: goes on
  CONTINUATION: GOAWAY PROTOCOL_ERROR
