--TEST--
Http\Client: recv() of a WebSocket whose server resets the connection, between messages or inside one, is false with ECONNRESET, and the client is closed
--FILE--
<?php
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/raw-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    foreach (['between messages' => '', 'inside a message' => "\x81\x05he"] as $what => $bytes) {
        [$listener, $port] = listening();
        $now = new Channel(1);
        go(function () use ($listener, $bytes, $now) {
            $socket = $listener->accept(20);
            for ($request = ''; !str_contains($request, "\r\n\r\n");) {
                $request .= $socket->recv(65536, 20);
            }
            accepts($bytes)($socket, $request);
            $now->pop(20);
            // with unread bytes, and without a goodbye by close()
            $socket = null;
        });
        $client = new Client('127.0.0.1', $port);
        $client->upgrade('/');
        $client->push('nobody reads this');
        $now->push(true);
        echo "$what: ", json_encode([$client->recv(20), $client->errCode, $client->connected, $client->recv(20), $client->errCode]), "\n";
    }
});
?>
--EXPECT--
between messages: [false,104,false,false,5001]
inside a message: [false,104,false,false,5001]
