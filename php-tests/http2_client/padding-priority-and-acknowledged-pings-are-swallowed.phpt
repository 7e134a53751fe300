--TEST--
Http2\Client: padding and priority of a head are left out, and acknowledged pings are no result; without cookies there are empty arrays
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $peer->wanted(H2::PING);
        $peer->frame(H2::PING, H2::ACK, 0, str_repeat("\0", 8));
        $stream = $peer->request()->stream;
        $head = chr(3) . pack('NC', 0, 15) . block([':status' => '200', 'x-a' => 'b']) . "\0\0\0";
        $peer->frame(H2::HEADERS, H2::END_HEADERS | H2::PADDED | H2::WITH_PRIORITY, $stream, $head);
        $peer->frame(H2::DATA, H2::END_STREAM, $stream, 'body')->hold();
    });
    $client = http2_client($port);
    var_dump($client->ping());
    $client->send(http2_request());
    echo received($response = $client->recv(), $client);
    echo json_encode([$response->headers, $response->cookies, $response->set_cookie_headers]), "\n";
});
?>
--EXPECT--
bool(true)
#1 200 "body"
[{"x-a":"b"},[],[]]
