--TEST--
HTTP/2 clients that send their preface, a head or a body a byte at a time are ended in time, and nobody waits for them
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';
require __DIR__ . '/../support/http2.inc';

$server = chaos_server(before: <<<'PHP'
    Coroutine::set(['socket_read_timeout' => 1.0]);
    $server->set(['http_header_timeout' => 1.0, 'min_transfer_rate' => 100_000, 'min_transfer_rate_grace' => 0.5, 'close_timeout' => 1.0]);
    $server->handle('/body', fn (Request $request, Response $response) => $response->end('served'));
    PHP);
$witness = new Witness($server);
$settings = http2_frame(H2::SETTINGS, 0, 0);
$kinds = [
    'preface' => fn () => (new Client($server->address()))->send(substr(H2::PREFACE, 0, 5)),
    'head' => fn () => (new Client($server->address()))->send(H2::PREFACE . $settings . substr(http2_frame(H2::HEADERS, H2::END_HEADERS, 1, str_repeat('x', 16_000)), 0, 9)),
    'heads in pieces' => fn () => (new Client($server->address()))->send(H2::PREFACE . $settings . http2_frame(H2::HEADERS, 0, 1, block(request_fields('/body')))
        . substr(http2_frame(H2::CONTINUATION, 0, 1, str_repeat('x', 16_000)), 0, 9)),
    'body' => fn () => (new Client($server->address()))->send(H2::PREFACE . $settings . http2_frame(H2::HEADERS, H2::END_HEADERS, 1, block(request_fields('/body', [], 'POST')))
        . substr(http2_frame(H2::DATA, 0, 1, str_repeat('x', 16_000)), 0, 9)),
];
foreach ($kinds as $kind => $connect) {
    $slow = array_map($connect, range(1, 10));
    $ended = 0;
    $end = microtime(true) + DEADLINE;
    $sent = 5;
    while ($slow && microtime(true) < $end) {
        foreach ($slow as $index => $client) {
            // far more often than the limit: each byte alone is in time
            send_some($client, $kind === 'preface' ? substr(H2::PREFACE, $sent % 18, 1) : 'x');
            stream_set_blocking($client->stream, false);
            $answer = (string) @fread($client->stream, 4096);
            if (feof($client->stream) || str_contains($answer, ':status') || ($kind === 'body' && strlen($answer) > 30)) {
                $ended++;
                $client->close();
                unset($slow[$index]);
            }
        }
        $sent++;
        $witness->look();
        usleep(50_000);
    }
    echo "$kind: ", $ended === 10 ? 'ended' : "$ended ended", "\n";
}
$witness->alone();
$witness->report(limit: 32 * 1024);
$server->finish();
?>
--EXPECT--
preface: ended
head: ended
heads in pieces: ended
body: ended
alone again
no stall
resident: bounded
heap: bounded
