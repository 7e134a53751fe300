--TEST--
Http2\Client: with usePipelineRead, read() gives what has come, the head with the first piece, and the last one says so; recv() waits for all; the server's window opens as pieces are taken
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $next = new Channel();
    $port = http2_server(function (Http2Peer $peer) use ($next) {
        $peer->request();
        $peer->head(1, [':status' => '200', 'x-a' => '1']);
        foreach (['one', 'two', 'three'] as $piece) {
            $next->pop();
            $peer->frame(H2::DATA, 0, 1, $piece);
        }
        $next->pop();
        $peer->head(1, ['x-sum' => '3'], H2::END_STREAM);
        $peer->request();
        $peer->head(3, [':status' => '200']);
        $peer->frame(H2::DATA, 0, 3, 'a');
        $peer->frame(H2::DATA, H2::END_STREAM, 3, 'b');
        $peer->request();
        $peer->head(5, [':status' => '200']);
        for ($sent = 0; $sent < 65535; $sent += strlen($part)) {
            $peer->frame(H2::DATA, 0, 5, $part = str_repeat('x', min(16384, 65535 - $sent)));
        }
        $peer->frame(H2::PING, 0, 0, '12345678')->wanted(H2::PING, H2::ACK);
        echo "nothing was taken\n";
        $next->push(true);
        while (($update = $peer->wanted(H2::WINDOW_UPDATE)) && $update->stream !== 5);
        echo 'after a read: ', unpack('N', $update->payload)[1], "\n";
        $next->push(true);
    });
    $client = http2_client($port);
    $client->send(http2_request(usePipelineRead: true));
    for ($i = 0; $i < 4; $i++) {
        $next->push(true);
        echo received($response = $client->read(), $client), '  ', json_encode($response->headers), "\n";
    }
    $client->send(http2_request(usePipelineRead: true));
    echo received($client->recv(), $client);
    $client->send(http2_request(usePipelineRead: true));
    $next->pop();
    for ($read = 0; $read < 65535 && ($piece = $client->read()); $read += strlen($piece->data));
    echo "$read\n";
    $next->pop();
});
?>
--EXPECT--
#1 200 "one" ...
  {"x-a":"1"}
#1 0 "two" ...
  []
#1 0 "three" ...
  []
#1 0 null
  {"x-sum":"3"}
#3 200 "ab"
nothing was taken
65535
after a read: 65535
