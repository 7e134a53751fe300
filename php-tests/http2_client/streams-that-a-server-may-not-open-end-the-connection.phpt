--TEST--
Http2\Client: a push, which was refused, and a response to no request end the connection with PROTOCOL_ERROR
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    foreach ([
        'PUSH_PROMISE' => fn (Http2Peer $peer) => $peer->frame(H2::PUSH_PROMISE, H2::END_HEADERS, 1, pack('N', 2) . block(request_fields('/pushed'))),
        'no request' => fn (Http2Peer $peer) => $peer->head(99, [':status' => '200'], H2::END_STREAM),
    ] as $what => $send) {
        $ended = new Swoole\Coroutine\Channel(1);
        $client = http2_client(http2_server(function (Http2Peer $peer) use ($send, $ended) {
            $peer->request();
            $send($peer);
            $ended->push($peer->wanted(H2::GOAWAY)?->error());
        }));
        $client->send(http2_request());
        echo "$what: ", received($client->recv(), $client), $ended->pop(20), "\n";
    }
});
?>
--EXPECT--
PUSH_PROMISE: [false,508,false]
PROTOCOL_ERROR
no request: [false,508,false]
PROTOCOL_ERROR
