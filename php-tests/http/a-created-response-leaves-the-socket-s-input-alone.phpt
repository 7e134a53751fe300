--TEST--
Response::create(): what came behind a request stays the socket's to read, while the response lives and after it, until one is upgraded
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Http\{Request, Response};
use Swoole\WebSocket\Frame;
use function Swoole\Coroutine\run;

const GET = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";
const UPGRADE = "GET / HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    . "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/** The next request on a socket whose messages end as heads do, and its response. */
function next_response($socket): Response
{
    $request = Request::create();
    $request->parse($socket->recvPacket(20));
    return Response::create([$socket, $request]);
}

run(function () {
    [$client, $socket] = connected();
    $socket->setProtocol(['open_eof_check' => true, 'package_eof' => "\r\n\r\n", 'package_max_length' => 100_000]);
    $frame = Frame::pack('hello', WEBSOCKET_OPCODE_TEXT, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_MASK);
    $client->sendAll(GET . GET . GET . UPGRADE . $frame);
    // kept, and gone at once, before the next is read
    $kept = next_response($socket);
    json($kept->end('first'));
    json(next_response($socket)->end('second'));
    $last = next_response($socket);
    json($last->end('third'));
    $websocket = next_response($socket);
    json($websocket->upgrade(), $websocket->recv(20)->data, $websocket->push('welcome'));
    unset($kept, $last, $websocket);
    for ($text = ''; ($bytes = $client->recv(65536, 20)); $text .= $bytes);
    preg_match_all('~HTTP/1.1 \d+|first|second|third|welcome~', $text, $lines);
    echo implode(', ', $lines[0]), "\n";
});
?>
--EXPECT--
true
true
true
[true,"hello",true]
HTTP/1.1 200, first, HTTP/1.1 200, second, HTTP/1.1 200, third, HTTP/1.1 101, welcome
