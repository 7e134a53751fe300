--TEST--
A WebSocket works over TLS
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign("server", "IP:127.0.0.1");
run(function () use ($certificates) {
    $server = new C\Http\Server("127.0.0.1", 0, true);
    $server->set($certificates->pair("server"));
    $server->handle("/", function ($request, $response) use ($server) {
        $response->upgrade();
        while (($frame = $response->recv(20)) && $frame->data !== "") {
            $response->push(strlen($frame->data) > 99 ? md5($frame->data) : strtoupper($frame->data));
        }
        $server->shutdown();
    });
    go(fn () => $server->start());
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    $socket->setProtocol(["open_ssl" => true, "ssl_cafile" => $certificates->path("ca.crt"), "open_eof_check" => true, "package_eof" => "\r\n\r\n"]);
    $socket->connect("127.0.0.1", $server->port, 20);
    $socket->send("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    json(strtok($socket->recvPacket(20), "\r"));
    $socket->send("\x81\x85\0\0\0\0hello");
    json(bin2hex($socket->recvAll(7, 20)));
    $large = str_repeat("x", 100_000);
    $socket->sendAll("\x81\xff" . pack("J", 100_000) . "\0\0\0\0" . $large);
    json($socket->recvAll(34, 20) === "\x81\x20" . md5($large));
    $socket->send("\x88\x82\0\0\0\0\x03\xe8");
    json(bin2hex($socket->recvAll(99, 20)));
});
?>
--EXPECT--
"HTTP\/1.1 101 Switching Protocols"
"810548454c4c4f"
true
"880203e8"
