--TEST--
HTTP/2: floods of resets, pings, settings and empty frames end their connection; a client beside them is served meanwhile
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$served = 0;
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/slow', function ($request, $response) use (&$served) {
    $served++;
    Coroutine::sleep(0.1);
    $response->end();
});
$server->handle('/served', function ($request, $response) use (&$served) {
    $response->end($served <= 128 ? 'no more handlers than streams' : "$served handlers");
});
PHP);
$flood = function (string $what, callable $frames) use ($server) {
    $client = $server->http2();
    $beside = $server->http2();
    try {
        for ($i = 0; $i < 400; $i++) {
            $client->send($frames($i));
            // what comes back is read, so that the kernel's buffers do not stop us
            stream_set_blocking($client->stream, false);
            while (($bytes = @fread($client->stream, 65536)) !== '' && $bytes !== false) {
                $last = $bytes;
            }
        }
        $end = $client->rest();
    } catch (RuntimeException) {
        $end = '';
    }
    $told = str_contains(($last ?? '') . $end, pack('N', 11));
    echo "$what: ", $told ? 'ENHANCE_YOUR_CALM' : 'ended', ', beside it ', $beside->get(1, '/')->answer(1), "\n";
};
$head = block(request_fields('/slow'));
$flood('resets', function (int $round) use ($head) {
    $frames = '';
    for ($i = 0; $i < 50; $i++) {
        $stream = 2 * ($round * 50 + $i) + 1;
        $frames .= http2_frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, $stream, $head)
            . http2_frame(H2::RST_STREAM, 0, $stream, pack('N', 8));
    }
    return $frames;
});
echo $server->http2()->get(1, '/served')->answer(1), "\n";
$flood('pings', fn () => str_repeat(http2_frame(H2::PING, 0, 0, '12345678'), 500));
$flood('settings', fn () => str_repeat(http2_frame(H2::SETTINGS, 0, 0), 1000));
$flood('empty DATA', fn (int $round) =>
    ($round === 0 ? http2_frame(H2::HEADERS, H2::END_HEADERS, 1, block(request_fields('/', [], 'POST'))) : '')
    . str_repeat(http2_frame(H2::DATA, 0, 1), 500));
$flood('window updates', fn (int $round) =>
    ($round === 0 ? http2_frame(H2::HEADERS, H2::END_HEADERS, 1, block(request_fields('/', [], 'POST'))) : '')
    . str_repeat(http2_frame(H2::WINDOW_UPDATE, 0, 0, pack('N', 1)), 500));
$flood('unknown frames', fn () => str_repeat(http2_frame(0x42, 0, 0, str_repeat('x', 100)), 200));
$server->finish();
?>
--EXPECT--
resets: ENHANCE_YOUR_CALM, beside it 200 "served"
200 "no more handlers than streams"
pings: ENHANCE_YOUR_CALM, beside it 200 "served"
settings: ENHANCE_YOUR_CALM, beside it 200 "served"
empty DATA: ENHANCE_YOUR_CALM, beside it 200 "served"
window updates: ENHANCE_YOUR_CALM, beside it 200 "served"
unknown frames: ENHANCE_YOUR_CALM, beside it 200 "served"
