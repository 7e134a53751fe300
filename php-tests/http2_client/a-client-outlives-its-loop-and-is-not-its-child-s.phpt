--TEST--
Http2\Client: the connection ends with the loop, and with the client; waits unwind as the program ends; a child has none of its parent's connections
--SKIPIF--
<?php extension_loaded('pcntl') || print 'skip pcntl is not loaded'; ?>
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/http2-server.inc';

$client = null;
run(function () use (&$client) {
    $client = http2_client(http2_server(fn (Http2Peer $peer) => $peer->hold(.2)));
    $client->send(http2_request());
});
run(function () use ($client) {
    echo 'another loop: ', json_encode([$client->recv(), $client->errCode, $client->isStreamExist(1)]), "\n";
    $port = http2_server(function (Http2Peer $peer) {
        $request = $peer->request(head: true);
        echo 'the client has gone: ', json_encode($peer->wanted(H2::GOAWAY) !== null), "\n";
    });
    $short = http2_client($port);
    $short->send(http2_request());
    unset($short);
    Coroutine::sleep(.05);
});
if (pcntl_fork() === 0) {
    run(function () use ($client) {
        echo 'a child: ', json_encode([$client->isStreamExist(1), $client->ping(), $client->errCode]), "\n";
    });
    exit(0);
}
pcntl_wait($status);
run(function () {
    $client = http2_client(http2_server(fn (Http2Peer $peer) => $peer->hold()));
    go(function () use ($client) {
        try {
            $client->recv();
        } finally {
            echo "unwound\n";
        }
    });
    exit(0);
});
?>
--EXPECT--
another loop: [false,5001,false]
the client has gone: true
a child: [false,false,5001]
unwound
