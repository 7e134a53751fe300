--TEST--
Http2\Client: connections go through HTTP proxies by CONNECT and through SOCKS5 proxies
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http2\Client;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $proxies = [
        'http_proxy' => function (Socket $socket) {
            $head = '';
            while (!str_contains($head, "\r\n\r\n") && ($byte = (string) $socket->recv(1, 20)) !== '') {
                $head .= $byte;
            }
            echo literal(strtok($head, "\r")), "\n";
            $socket->sendAll("HTTP/1.1 200 Connection established\r\n\r\n");
        },
        'socks5' => function (Socket $socket) {
            echo bin2hex($socket->recvAll(3, 20)), ' ';
            $socket->sendAll("\x05\x00");
            $length = ord(($head = $socket->recvAll(5, 20))[4]);
            echo bin2hex(substr($head, 0, 4)), ' ', $socket->recvAll($length, 20), ' ', unpack('n', $socket->recvAll(2, 20))[1], "\n";
            $socket->sendAll("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50");
        },
    ];
    foreach ($proxies as $kind => $proxy) {
        [$listener, $port] = listening();
        Coroutine::create(function () use ($listener, $proxy) {
            $proxy($socket = $listener->accept(20));
            $peer = new Http2Peer($socket, []);
            $request = $peer->request();
            $peer->answer($request->stream, $request->fields[':authority'])->hold();
        });
        $client = new Client('origin.test', 8080);
        $client->set(["{$kind}_host" => '127.0.0.1', "{$kind}_port" => $port, 'timeout' => 20]);
        json($client->connect(), $client->send(http2_request()));
        echo received($client->recv(), $client);
        $client->close();
    }
});
?>
--EXPECT--
"CONNECT origin.test:8080 HTTP/1.1"
[true,1]
#1 200 "origin.test:8080"
050100 05010003 origin.test 8080
[true,1]
#1 200 "origin.test:8080"
