--TEST--
Http\Client: bind_address and bind_port are used, and what cannot be bound fails the call
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([function ($socket) {
        $socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" . $socket->getpeername()['address']);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['bind_address' => '127.0.0.9']);
    echo outcome($client->get('/'), $client), $client->body, ' ', $client->getsockname()['address'], "\n";
    foreach (['192.0.2.1', 'nonsense'] as $address) {
        $client = new Client('127.0.0.1', $server->port);
        $client->set(['bind_address' => $address]);
        echo outcome($client->get('/'), $client);
    }
});
?>
--EXPECT--
[true,200,0]
127.0.0.9 127.0.0.9
[false,-1,99]
[false,-1,99]
