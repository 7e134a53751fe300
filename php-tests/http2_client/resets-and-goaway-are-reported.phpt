--TEST--
Http2\Client: a reset is a response with the error; GOAWAY refuses later streams and lets earlier ones finish, then recv() says its code and text
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        [$peer->request(), $peer->request(), $peer->request()];
        $peer->reset(1, 7);
        $peer->head(3, [':status' => '200'])->frame(H2::DATA, 0, 3, 'half')->reset(3, 2);
        $peer->head(5, [':status' => '200'])->reset(5, 0);
        [$peer->request(), $peer->request(), $peer->request()];
        $peer->goAway(9, 0, 'maintenance');
        $peer->answer(7, 'seven')->answer(9, 'nine');
        $peer->hold();
    }, function (Http2Peer $peer) {
        $peer->request();
        $peer->goAway(0, 11, 'enough');
    });
    $client = http2_client($port);
    $send = fn (int $count) => implode(' ', array_map(fn () => $client->send(http2_request()), range(1, $count))) . "\n";
    echo $send(3);
    for ($i = 0; $i < 3; $i++) {
        echo received($client->recv(), $client);
    }
    var_dump($client->isStreamExist(1));
    echo $send(3);
    for ($answers = []; count($answers) < 3;) {
        $answers[] = received($client->recv(), $client);
    }
    sort($answers);
    echo implode($answers), received($client->recv(), $client), "$client->errMsg, last $client->serverLastStreamId\n";
    echo json_encode([$client->send(http2_request()), $client->errCode, $client->close(), $client->connect()]), "\n";
    $client->send(http2_request());
    for ($i = 0; $i < 2; $i++) {
        echo received($client->recv(), $client), $client->errMsg, "\n";
    }
});
?>
--EXPECT--
1 3 5
#1 -3 null error 7
#3 -3 "half" error 2
#5 -3 null error 104
bool(false)
7 9 11
#11 -3 null error 7
#7 200 "seven"
#9 200 "nine"
[false,104,false]
maintenance, last 9
[false,5001,false,true]
#1 -3 null error 7

[false,11,false]
enough
