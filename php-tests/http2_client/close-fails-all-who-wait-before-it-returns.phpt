--TEST--
Http2\Client: close() fails all who wait in recv(), read(), send() and write() with ECANCELED before it returns
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $port = http2_server_with([H2::MAX_CONCURRENT_STREAMS => 1],
        fn (Http2Peer $peer) => $peer->hold(),
        fn (Http2Peer $peer) => $peer->answer($peer->request()->stream, 'of another connection')->hold(),
    );
    $client = http2_client($port, ['timeout' => -1]);
    $long = $client->send(http2_request(method: 'POST', pipeline: true));
    while ($client->stats('remote_settings')['max_concurrent_streams'] !== 1) {
        $client->recv(0.01);
    }
    // One request more is queued; who comes after it waits.
    $client->send(http2_request());
    // More than the server's windows let through, and than is queued without waiting.
    $client->write($long, str_repeat('x', 500_000));
    foreach ([
        'recv' => fn () => $client->recv(-1),
        'read' => fn () => $client->read(-1),
        'send' => fn () => $client->send(http2_request()),
        'another send' => fn () => $client->send(http2_request()),
        'write' => fn () => $client->write($long, 'x'),
        'another write' => fn () => $client->write($long, 'x'),
    ] as $name => $call) {
        go(fn () => json($name, $call(), $client->errCode, $client->connected));
    }
    // Whoever has only given others a turn waits now.
    Coroutine::sleep(0.05);
    json('closed', $client->close(), $client->connected);
    json($client->close(), $client->errCode);

    json($client->connect(), $client->send(http2_request()));
    echo received($client->recv(), $client);
});
?>
--EXPECT--
["recv",false,125,false]
["read",false,125,false]
["send",false,125,false]
["another send",false,125,false]
["write",false,125,false]
["another write",false,125,false]
["closed",true,false]
[false,9]
[true,1]
#1 200 "of another connection"
