--TEST--
HTTP/2: what a client's settings and windows allow is sent, and no more: changed settings, windows below zero, the last of two values (RFC 9113, sections 6.5 and 6.9)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(str_repeat('x', 1000)));
$server->handle('/post', fn ($request, $response) => $response->end('taken ' . strlen($request->getContent())));
$server->handle('/large', fn ($request, $response) => $response->end(str_repeat('x', 100_000)));
PHP);
/** The bytes of a stream that come before the answer to a ping: all that its window allows. */
$got = function (Http2Client $client, int $stream): int {
    $client->ping();
    // a second one: the first may have been answered before what it came with was dealt with
    $client->ping();
    $bytes = 0;
    while ($frame = $client->sees($stream)) {
        $bytes += $frame->type === H2::DATA ? strlen($frame->payload) : 0;
    }
    return $bytes;
};
$update = fn (int $bytes) => pack('N', $bytes);
$begin = function (array $settings) use ($server): Http2Client {
    $client = $server->http2($settings);
    $client->opensWindows = false;
    $client->ping();
    return $client;
};

$client = $begin([H2::INITIAL_WINDOW_SIZE => 100]);
echo 'a window of 100: ', $got($client->get(1, '/'), 1), "\n";
$client->frame(H2::SETTINGS, 0, 0, settings([H2::INITIAL_WINDOW_SIZE => 40]));
echo 'made 40, so 60 below zero: ', $got($client, 1), "\n";
echo 'opened by 60: ', $got($client->frame(H2::WINDOW_UPDATE, 0, 1, $update(60)), 1), "\n";
echo 'opened by 10 more: ', $got($client->frame(H2::WINDOW_UPDATE, 0, 1, $update(10)), 1), "\n";
echo 'made 140: ', $got($client->frame(H2::SETTINGS, 0, 0, settings([H2::INITIAL_WINDOW_SIZE => 140])), 1), "\n";
echo 'opened by all the rest: ', $got($client->frame(H2::WINDOW_UPDATE, 0, 1, $update(10_000)), 1), "\n";

$client = $begin([H2::INITIAL_WINDOW_SIZE => 0]);
echo 'no window: ', $got($client->get(1, '/'), 1), "\n";
echo 'one byte: ', $got($client->frame(H2::WINDOW_UPDATE, 0, 1, $update(1)), 1), "\n";
$twice = settings([H2::INITIAL_WINDOW_SIZE => 900]) . settings([H2::INITIAL_WINDOW_SIZE => 3]);
echo 'a setting given twice, the last with 3: ', $got($client->frame(H2::SETTINGS, 0, 0, $twice), 1), "\n";

$client = $begin([]);
echo 'the connection has 65,535 for all, and one more: ', $got($client->frame(H2::WINDOW_UPDATE, 0, 0, $update(1))->frame(H2::SETTINGS, 0, 0, settings([H2::INITIAL_WINDOW_SIZE => 1 << 20]))->get(1, '/large'), 1), "\n";
echo 'another stream waits for it: ', $got($client->get(3, '/'), 3), "\n";
$client->frame(H2::WINDOW_UPDATE, 0, 0, $update(100_000));
echo 'opened: ', $got($client, 1) + $got($client, 3), "\n";

$client = $begin([]);
$client->get(1, '/large')->frame(H2::WINDOW_UPDATE, 0, 1, $update(0x7fffffff - 65535));
$client->frame(H2::SETTINGS, 0, 0, settings([H2::INITIAL_WINDOW_SIZE => 65536 + 65535]));
echo 'settings that open a window too far: ', $client->fate(), "\n";

// in one frame, of which the server cannot have taken a part before the rest
$small = serve('$server->set(["http2_init_window_size" => 1000]); $server->handle("/", fn ($request, $response) => $response->end());');
$client = $small->http2();
$client->ping();
$client->head(1, request_fields('/', [], 'POST'))->frame(H2::DATA, 0, 1, str_repeat('x', 1001));
echo 'more than our own window: ', $client->answer(1), "\n";
$small->finish();

$client = $server->http2();
$client->ping();
$client->head(1, request_fields('/post', [], 'POST'));
for ($i = 0; $i < 300; $i++) {
    $client->frame(H2::DATA, H2::PADDED, 1, chr(255) . 'x' . str_repeat("\0", 255));
    $client->ping();
}
echo '300 bytes, and 76,500 of padding: ', $client->frame(H2::DATA, H2::END_STREAM, 1)->answer(1), "\n";

$acknowledged = 0;
$client = $server->http2();
$first = $client->next();
echo 'the first frame of the server: ', $first->type === H2::SETTINGS && !($first->flags & H2::ACK) ? 'SETTINGS' : $first->type, "\n";
$client->frame(H2::SETTINGS, 0, 0)->frame(H2::SETTINGS, 0, 0, settings([0xabcd => 7]))->frame(H2::PING, 0, 0, '12345678');
while (($frame = $client->next()) && $frame->type !== H2::PING) {
    $acknowledged += $frame->type === H2::SETTINGS && $frame->flags & H2::ACK ? 1 : 0;
}
echo "settings that were acknowledged: $acknowledged\n";
$client->frame(H2::GOAWAY, 0, 0, pack('NN', 0, 0xfedc) . 'debug');
echo 'behind GOAWAY of the client: ', $client->fate(), "\n";
$server->finish();
?>
--EXPECT--
a window of 100: 100
made 40, so 60 below zero: 0
opened by 60: 0
opened by 10 more: 10
made 140: 100
opened by all the rest: 790
no window: 0
one byte: 1
a setting given twice, the last with 3: 3
the connection has 65,535 for all, and one more: 65536
another stream waits for it: 0
opened: 35464
settings that open a window too far: GOAWAY FLOW_CONTROL_ERROR
more than our own window: RST_STREAM FLOW_CONTROL_ERROR
300 bytes, and 76,500 of padding: 200 "taken 300"
the first frame of the server: SETTINGS
settings that were acknowledged: 3
behind GOAWAY of the client: GOAWAY NO_ERROR
