--TEST--
Frames that come with the handshake are read, a PING gets a PONG, a CLOSE is echoed, and nothing goes after it
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

/** A client's frames: their first byte and their payload, without the mask. */
function frames(string $bytes): array
{
    for ($frames = []; $bytes !== ''; $bytes = substr($bytes, 6 + $length)) {
        $length = ord($bytes[1]) & 127;
        $mask = str_repeat(substr($bytes, 2, 4), intdiv($length, 4) + 1);
        $frames[] = bin2hex($bytes[0] . (substr($bytes, 6, $length) ^ $mask)) . (ord($bytes[1]) & 128 ? ' masked' : '');
    }
    return $frames;
}

run(function () {
    [$listener, $port] = listening();
    $served = go(function () use ($listener, &$sent) {
        $socket = $listener->accept();
        preg_match('/^Sec-WebSocket-Key: (.*)\r$/m', $socket->recv(), $key);
        $accept = base64_encode(sha1("{$key[1]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true));
        $socket->send("HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n\x81\x02hi\x89\x01p\x88\x02\x03\xe8");
        $sent = $socket->recvAll(65536, 20);
    });
    $client = new Client('127.0.0.1', $port);
    json($client->upgrade('/'), $client->statusCode);
    $frame = $client->recv(20);
    json($frame->data, $frame->opcode, $frame->flags);
    $client->push('a');
    json($client->recv(20), $client->connected);
    json($client->push('b'), $client->errCode);
    Coroutine::join([$served]);
    json(frames($sent));
});
?>
--EXPECT--
[true,101]
["hi",1,1]
["",false]
[false,5001]
["8161 masked","8a70 masked","8803e8 masked"]
