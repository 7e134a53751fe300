--TEST--
Http\Client: a client that was used in one loop connects anew in the next
--FILE--
<?php
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

$client = null;
foreach ([1, 2] as $loop) {
    run(function () use (&$client) {
        $over = new Channel(1);
        $server = new RawServer([function (Socket $socket) use ($over) {
            $socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            // open for as long as the client is used
            $over->pop(20);
        }]);
        $client ??= new Client('127.0.0.1', $server->port);
        $client->port = $server->port;
        echo outcome($client->get('/'), $client);
        $over->push(true);
    });
}
?>
--EXPECT--
[true,200,0]
[true,200,0]
