--TEST--
Http\Client: method and body of an execute() that failed are there for another try
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([fn ($socket) => null], ["HTTP/1.1 204 N\r\n\r\n"]);
    $client = new Client('127.0.0.1', $server->port);
    $client->setMethod('PUT');
    $client->setData('again');
    echo outcome($client->execute('/'), $client);
    echo outcome($client->execute('/'), $client);
    echo $server->requests[0] === $server->requests[1] ? 'the same request' : $server->seen(), "\n";
});
?>
--EXPECT--
[false,-3,104]
[true,204,0]
the same request
