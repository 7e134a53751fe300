--TEST--
Request::create() and Response::create() serve a socket that the script has accepted: responses, and a WebSocket
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Http\{Request, Response};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    go(function () use ($listener) {
        $socket = $listener->accept();
        for ($left = ''; ; ) {
            $request = Request::create();
            do {
                $left = $left !== '' ? $left : (string) $socket->recv();
                if ($left === '') {
                    return;
                }
                $left = substr($left, $request->parse($left));
            } while (!$request->isCompleted());
            $response = Response::create([$socket, $request]);
            if ($request->header['upgrade'] ?? null) {
                json($response->upgrade(), $response->recv(5)->data, $response->push('pong'));
                json($response->recv(5));
                return;
            }
            $response->end($request->server['request_uri'] . ' ' . $request->getContent());
        }
    });
    $client = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $client->connect('127.0.0.1', $port);
    $client->sendAll("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: t\r\n\r\n");
    for ($text = ''; !str_contains($text, '/b'); $text .= $client->recv());
    echo preg_replace(['/^(Date|Server).*\r\n/m', '/\r/'], '', $text), "\n";
    $client->sendAll("GET / HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" .
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
    for ($text = ''; !str_ends_with($text, "\r\n\r\n"); $text .= $client->recv());
    $client->sendAll(Swoole\WebSocket\Frame::pack('ping', 1, 1 | 32));
    for (; !str_contains($text, 'pong'); $text .= $client->recv());
    echo strstr($text, "\r\n", true), ' ', bin2hex(substr($text, strpos($text, "\r\n\r\n") + 4)), "\n";
    $client->close();
});
?>
--EXPECT--
HTTP/1.1 200 OK
Connection: keep-alive
Content-Type: text/html
Content-Length: 6

/a abcHTTP/1.1 200 OK
Connection: keep-alive
Content-Type: text/html
Content-Length: 3

/b 
[true,"ping",true]
HTTP/1.1 101 Switching Protocols 8104706f6e67
""
