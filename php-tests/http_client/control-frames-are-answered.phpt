--TEST--
Http\Client: a ping is answered, a pong ignored, a close frame echoed: recv() gives an empty string, and the connection is closed
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $sent = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($sent) {
        accepts("\x89\x01p\x8a\x01q\x81\x02hi\x88\x05\x03\xe8bye")($socket, $request);
        $bytes = '';
        while ($more = $socket->recv(100, 20)) {
            $bytes .= $more;
        }
        $sent->push($bytes);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->upgrade('/');
    $frame = $client->recv(20);
    echo json_encode([get_class($frame), $frame->data, $frame->opcode, $frame->flags, $frame->finish]), "\n";
    var_dump($client->recv(20), $client->errCode, $client->connected, $client->recv(20), $client->errCode, $client->push('x'), $client->errCode);
    $bytes = $sent->pop(20);
    foreach ([[0, 7], [7, 11]] as [$start, $length]) {
        $frame = substr($bytes, $start, $length);
        printf("%02x%02x %s\n", ord($frame[0]), ord($frame[1]), bin2hex(substr($frame, 6) ^ str_repeat(substr($frame, 2, 4), 2)));
    }
    echo strlen($bytes), "\n";
});
?>
--EXPECT--
["Swoole\\WebSocket\\Frame","hi",1,1,true]
string(0) ""
int(0)
bool(false)
bool(false)
int(5001)
bool(false)
int(5001)
8a81 70
8885 03e8627965
18
