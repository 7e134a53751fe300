--TEST--
Http2\Client: the first frames, ping() and goaway() have the documented bytes between whatever else is sent; the server's pings are answered while nobody receives
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $frame = $peer->next();
        $settings = [];
        foreach (str_split($frame->payload, 6) as $pair) {
            ['id' => $id, 'value' => $value] = unpack('nid/Nvalue', $pair);
            $settings[$id] = $value;
        }
        echo "SETTINGS: push {$settings[H2::ENABLE_PUSH]}, window ", $settings[H2::INITIAL_WINDOW_SIZE] ?? 65535, "\n";
        $peer->frame(H2::PING, 0, 0, 'answerme');
        echo 'answered: ', $peer->wanted(H2::PING, H2::ACK)->payload, "\n";
        $request = $peer->request();
        foreach ($peer->others as $frame) {
            if (in_array($frame->type, [H2::PING, H2::GOAWAY])) {
                echo $frame->type === H2::PING ? 'PING ' : 'GOAWAY ', bin2hex($frame->payload), "\n";
            }
        }
        $peer->answer($request->stream, md5($request->body))->hold();
    });
    $client = http2_client($port);
    Coroutine::sleep(.05);
    var_dump($client->ping(), $client->goaway(11, 'bye'), $client->goaway(-1), $client->ping());
    $client->send(http2_request(method: 'POST', data: $body = random_bytes(50_000)));
    var_dump($client->recv()->data === md5($body));
});
?>
--EXPECT--
SETTINGS: push 0, window 65535
answered: answerme
bool(true)
bool(true)
bool(false)
bool(true)
PING 0000000000000000
GOAWAY 000000000000000b627965
PING 0000000000000000
bool(true)
