--TEST--
Http2\Client: the server's windows, frame size and number of streams are kept (RFC 9113, sections 5.1.2 and 5.2); what has to wait goes on when they allow it
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server_with([H2::INITIAL_WINDOW_SIZE => 10, H2::MAX_CONCURRENT_STREAMS => 1], function (Http2Peer $peer) {
        $peer->answer($peer->request()->stream);
        $request = $peer->request(head: true);
        echo strlen($peer->wanted(H2::DATA)->payload), " bytes fit the window\n";
        $peer->frame(H2::PING, 0, 0, '12345678')->wanted(H2::PING, H2::ACK);
        $peer->frame(H2::WINDOW_UPDATE, 0, $request->stream, pack('N', 100_000));
        for ($body = 10, $largest = 0; $body < 50_000;) {
            $frame = $peer->wanted(H2::DATA);
            $body += strlen($frame->payload);
            $largest = max($largest, strlen($frame->payload));
        }
        echo "$body bytes, ", $largest <= 16384 ? 'no frame is too large' : $largest, "\n";
        // The first is open: no other may have been opened.
        $peer->frame(H2::PING, 0, 0, '12345678')->wanted(H2::PING, H2::ACK);
        for ($stream = 3; $stream <= 9; $stream += 2) {
            $peer->answer($stream, "answer $stream");
            $stream < 9 && $peer->request();
        }
        $peer->hold();
    });
    $client = http2_client($port);
    // With its answer come the SETTINGS.
    $client->send(http2_request());
    $client->recv();
    echo json_encode($client->stats('remote_settings')), "\n";
    $client->send(http2_request(method: 'POST', data: str_repeat('x', 50_000)));
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($client) {
            $client->send(http2_request());
        });
    }
    for ($i = 0; $i < 4; $i++) {
        echo received($client->recv(), $client);
    }
});
?>
--EXPECT--
{"header_table_size":4096,"init_window_size":10,"max_concurrent_streams":1,"max_frame_size":16384,"max_header_list_size":4294967295}
10 bytes fit the window
50000 bytes, no frame is too large
#3 200 "answer 3"
#5 200 "answer 5"
#7 200 "answer 7"
#9 200 "answer 9"
