--TEST--
Http2\Client: fields of a stream that was given up, and continued ones, are decoded, so that later responses have their own
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $ended = new Swoole\Coroutine\Channel(1);
    $port = http2_server(function (Http2Peer $peer) use ($ended) {
        $first = $peer->request()->stream;
        // Larger than is allowed: the client resets the stream, and its trailers still come.
        $peer->head($first, [':status' => '200'])->frame(H2::DATA, 0, $first, str_repeat('x', 2000));
        $isReset = $peer->wanted(H2::RST_STREAM)->stream === $first;
        echo 'given up: ', json_encode($isReset), "\n";
        $peer->frame(H2::HEADERS, H2::END_STREAM, $first, "\x40\x03x-a")->frame(H2::CONTINUATION, H2::END_HEADERS, $first, "\x05first");
        // The entry that they have added is the first of the dynamic table.
        $peer->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, $peer->request()->stream, "\x88\xbe\x40\x03x-b\x06second");
        $peer->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, $peer->request()->stream, "\x88\xbe\xbf");
        // An entry that is none ends the connection: whatever followed would be wrong.
        $peer->frame(H2::HEADERS, H2::END_HEADERS | H2::END_STREAM, $peer->request()->stream, "\x88\xff\x80\x01");
        $ended->push(unpack('N', substr($peer->wanted(H2::GOAWAY)->payload, 4))[1]);
    });
    $client = http2_client($port, ['max_body_size' => 1000]);
    foreach (['too large', 'second', 'third', 'no such entry'] as $what) {
        $client->send(http2_request());
        $response = $client->recv();
        echo "$what: ", json_encode([$response ? $response->statusCode : false, $response ? $response->headers : $client->errCode, $client->connected]), "\n";
    }
    echo 'GOAWAY with ', $ended->pop(20), "\n";
});
?>
--EXPECT--
too large: [-3,[],true]
given up: true
second: [200,{"x-a":"first","x-b":"second"},true]
third: [200,{"x-b":"second","x-a":"first"},true]
no such entry: [false,508,false]
GOAWAY with 1
