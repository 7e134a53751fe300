--TEST--
Http\Client: open_websocket_*_frame gives ping, pong and close frames to recv(), and leaves the answer to the program
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $sent = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($sent) {
        accepts("\x89\x01p\x8a\x01q\x88\x05\x0f\xa0bye")($socket, $request);
        $bytes = '';
        while ($more = $socket->recv(100, 20)) {
            $bytes .= $more;
        }
        $sent->push($bytes);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['open_websocket_ping_frame' => true, 'open_websocket_pong_frame' => true, 'open_websocket_close_frame' => true]);
    $client->upgrade('/');
    for ($i = 0; $i < 3; $i++) {
        $frame = $client->recv(20);
        echo json_encode([get_class($frame), $frame->opcode, $frame->data, $frame->code ?? null, $frame->reason ?? null, $client->connected]), "\n";
    }
    var_dump($client->disconnect(4000, 'mine'), $client->connected, strlen($sent->pop(20)));
});
?>
--EXPECT--
["Swoole\\WebSocket\\Frame",9,"p",null,null,true]
["Swoole\\WebSocket\\Frame",10,"q",null,null,true]
["Swoole\\WebSocket\\CloseFrame",8,"",4000,"bye",true]
bool(true)
bool(false)
int(12)
