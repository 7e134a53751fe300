--TEST--
Http2\Client: a close() while another coroutine waits is done at once, and connect() makes a new connection
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $client = http2_client(http2_server(
        fn (Http2Peer $peer) => $peer->hold(),
        fn (Http2Peer $peer) => $peer->answer($peer->request()->stream, 'of another connection')->hold(),
    ));
    $client->send(http2_request());
    $waits = go(fn () => json('waited', $client->recv(), $client->errCode));
    json($client->close(), $client->connected, $client->isStreamExist(1), $client->connect(), $client->connected);
    Coroutine::join([$waits], 20);
    json($client->send(http2_request()));
    echo received($client->recv(), $client);
});
?>
--EXPECT--
["waited",false,125]
[true,false,false,true,true]
1
#1 200 "of another connection"
