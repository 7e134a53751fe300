--TEST--
Http2\Client: with pipeline the body follows by write() while the response is read; a stream that is none, or has ended, is an error
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $peer->request(head: true);
        $peer->head(1, [':status' => '200']);
        while ($frame = $peer->wanted(H2::DATA)) {
            $ends = ($frame->flags & H2::END_STREAM) !== 0;
            $peer->frame(H2::DATA, $ends ? H2::END_STREAM : 0, 1, strtoupper($frame->payload));
            if ($ends) {
                break;
            }
        }
        $peer->hold();
    });
    $client = http2_client($port);
    $try = fn (int $stream, mixed $data = 'x') => json_encode([$client->write($stream, $data), $client->errCode, $client->errMsg]) . "\n";
    echo $try(1), $client->send(http2_request(pipeline: true, usePipelineRead: true, data: 'zero')), ' ';
    echo received($client->read(), $client);
    foreach (['one', ['a' => 1, 'b' => 2]] as $data) {
        var_dump($client->write(1, $data));
        echo received($client->read(), $client);
    }
    var_dump($client->write(1, 'last', true));
    echo $try(1), received($client->read(), $client), $try(1), $try(-1), $try(3);
});
?>
--EXPECT--
[false,22,"unable to found active pipeline stream#1"]
1 #1 200 "ZERO" ...
bool(true)
#1 0 "ONE" ...
bool(true)
#1 0 "A=1&B=2" ...
bool(true)
[false,22,"unable to found active pipeline stream#1"]
#1 0 "LAST"
[false,22,"unable to found active pipeline stream#1"]
[false,22,"unable to found active pipeline stream#0"]
[false,22,"unable to found active pipeline stream#3"]
