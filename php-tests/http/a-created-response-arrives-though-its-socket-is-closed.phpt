--TEST--
Response::create(): end(), write() and push() arrive whole when the script closes its socket right behind them
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Coroutine\Socket;
use Swoole\Http\{Request, Response};
use function Swoole\Coroutine\{go, run};

const CONTENT = 16 << 20;
$ways = [
    'end' => fn (Response $response) => $response->end('small'),
    'end of much' => fn (Response $response) => $response->end(str_repeat('x', CONTENT)),
    'write of much' => fn (Response $response) => $response->write(str_repeat('x', CONTENT)),
    'push of much' => fn (Response $response) => $response->upgrade() && $response->push(str_repeat('x', CONTENT)),
];
run(function () use ($ways) {
    [$listener, $port] = listening();
    foreach ($ways as $name => $way) {
        foreach (['closed', 'closed after the response is gone'] as $order) {
            go(function () use ($listener, $way, $order) {
                $socket = $listener->accept();
                $request = Request::create();
                $request->parse("GET / HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    . "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
                $response = Response::create([$socket, $request]);
                $way($response) || print("not sent\n");
                if ($order !== 'closed') {
                    unset($response);
                }
                $socket->close();
            });
            $client = new Socket(AF_INET, SOCK_STREAM, 0);
            $client->connect('127.0.0.1', $port);
            for ($text = ''; ($bytes = $client->recv(1 << 20, 60)); $text .= $bytes);
            [$head, $body] = explode("\r\n\r\n", $text, 2);
            echo "$name, $order: ", strtok($head, "\r"), ' ', max(strlen($body) === 5 ? 5 : 0, substr_count($body, 'x')), "\n";
        }
    }
});
?>
--EXPECT--
end, closed: HTTP/1.1 200 OK 5
end, closed after the response is gone: HTTP/1.1 200 OK 5
end of much, closed: HTTP/1.1 200 OK 16777216
end of much, closed after the response is gone: HTTP/1.1 200 OK 16777216
write of much, closed: HTTP/1.1 200 OK 16777216
write of much, closed after the response is gone: HTTP/1.1 200 OK 16777216
push of much, closed: HTTP/1.1 101 Switching Protocols 16777216
push of much, closed after the response is gone: HTTP/1.1 101 Switching Protocols 16777216
