--TEST--
Http2\Client: recv() gives responses in the order in which they become whole, with fields, trailers and cookies; 1xx and padding are no part of them
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        [$peer->request(), $peer->request(), $peer->request()];
        $peer->head(1, [':status' => '103', 'link' => '</x>']);
        $peer->head(1, [[':status', '200'], ['x-a', '1'], ['x-a', '2'], ['set-cookie', 'c=d%20e; Path=/'], ['set-cookie', 'gone=1; Max-Age=0']]);
        $peer->frame(H2::DATA, 0, 1, 'one ');
        $peer->answer(5, 'third', status: 404);
        $peer->answer(3, status: 204);
        $peer->frame(H2::DATA, H2::PADDED, 1, chr(3) . 'two' . "\0\0\0");
        $peer->frame(H2::HEADERS, H2::END_STREAM, 1, substr(block(['grpc-status' => '0', 'x-a' => '3']), 0, 4));
        $peer->frame(H2::CONTINUATION, H2::END_HEADERS, 1, substr(block(['grpc-status' => '0', 'x-a' => '3']), 4));
        $peer->hold();
    });
    $client = http2_client($port);
    echo implode(' ', [$client->send(http2_request()), $client->send(http2_request()), $client->send(http2_request())]), "\n";
    var_dump($client->isStreamExist(1), $client->isStreamExist(0), $client->isStreamExist(7));
    echo received($client->recv(), $client), received($client->recv(), $client), received($response = $client->recv(), $client);
    echo json_encode([$response->headers, $response->cookies, $response->set_cookie_headers]), "\n";
    var_dump($client->isStreamExist(1));
    echo json_encode([$client->stats('current_stream_id'), $client->stats('last_stream_id'), $client->stats('active_stream_num'), $client->stats('?')]), "\n";
});
?>
--EXPECT--
1 3 5
bool(true)
bool(false)
bool(false)
#5 404 "third"
#3 204 null
#1 200 "one two"
[{"x-a":"3","set-cookie":"gone=1; Max-Age=0","grpc-status":"0"},{"c":"d e"},["c=d%20e; Path=\/","gone=1; Max-Age=0"]]
bool(false)
[7,5,0,null]
