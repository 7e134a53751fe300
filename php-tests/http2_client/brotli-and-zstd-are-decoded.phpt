--TEST--
Http2\Client: bodies in Brotli and zstd are decoded like those in gzip
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $bodies = [
        // One meta-block of five literal bytes, then the end.
        'br' => "\x0b\x02\x80hello\x03",
        // A frame of one raw block, without a checksum.
        'zstd' => "\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00hello",
    ];
    $client = http2_client(http2_server(function (Http2Peer $peer) use ($bodies) {
        foreach ($bodies as $coding => $body) {
            $peer->answer($peer->request()->stream, $body, ['content-encoding' => $coding]);
        }
        $peer->hold();
    }));
    foreach (array_keys($bodies) as $coding) {
        $client->send(http2_request());
        echo "$coding: ", received($client->recv(), $client);
    }
});
?>
--EXPECT--
br: #1 200 "hello"
zstd: #3 200 "hello"
