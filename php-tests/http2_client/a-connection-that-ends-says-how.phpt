--TEST--
Http2\Client: FIN, reset, time limit, cancel, close() by another coroutine, and a server that breaks the rules: the error of each; the connection stays where it can
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $cases = [
        'FIN' => fn (Http2Peer $peer) => $peer->request(),
        'reset' => function (Http2Peer $peer) {
            $peer->request();
            $peer->socket->setOption(SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        },
        'no HPACK' => fn (Http2Peer $peer) => $peer->frame(H2::HEADERS, H2::END_HEADERS, $peer->request()->stream, "\xff\xff\xff\xff\xff\xff")->hold(),
        'frame too large' => fn (Http2Peer $peer) => $peer->frame(H2::DATA, 0, $peer->request()->stream, str_repeat('x', 20_000))->hold(),
        'data of no stream' => fn (Http2Peer $peer) => $peer->request() && $peer->frame(H2::DATA, 0, 99, 'x')->hold(),
        'no HTTP/2' => fn (Http2Peer $peer) => $peer->socket->sendAll("HTTP/1.1 400 Bad Request\r\n\r\n"),
        'pings only' => function (Http2Peer $peer) {
            $peer->request();
            for ($i = 0; $i < 20; $i++) {
                $peer->frame(H2::PING, 0, 0, '12345678')->wanted(H2::PING, H2::ACK);
                Coroutine::sleep(.01);
            }
            $peer->answer(1, 'late')->hold();
        },
    ];
    foreach ($cases as $what => $case) {
        $client = http2_client(http2_server($case));
        $client->send(http2_request());
        echo "$what: ", received($client->recv($what === 'pings only' ? .05 : 20), $client);
        if ($what === 'pings only') {
            echo '  then ', received($client->recv(), $client);
        }
    }
    $client = http2_client(http2_server(function (Http2Peer $peer) {
        $peer->request();
        $peer->wanted(H2::PING);
        $peer->answer(1, 'after all')->hold();
    }));
    $client->send(http2_request());
    foreach (['cancelled', 'closed'] as $how) {
        $waits = go(function () use ($client, $how) {
            $received = received($client->recv(), $client);
            echo "$how: $received";
        });
        if ($how === 'cancelled') {
            Coroutine::cancel($waits);
            $client->ping();
            echo '  then ', received($client->recv(), $client);
        } else {
            var_dump($client->close());
        }
    }
    Coroutine::join([$waits], 5);
    echo json_encode([$client->close(), $client->errCode, $client->recv(), $client->errCode, $client->stats('last_stream_id')]), "\n";
});
?>
--EXPECT--
FIN: [false,104,false]
reset: [false,104,false]
no HPACK: [false,508,false]
frame too large: [false,508,false]
data of no stream: [false,508,false]
no HTTP/2: [false,508,false]
pings only: [false,110,true]
  then #1 200 "late"
cancelled: [false,125,true]
  then #1 200 "after all"
closed: [false,125,false]
bool(true)
[false,9,false,5001,1]
