--TEST--
Http\Client: getHeaderOut() has the head, getpeername() and getsockname() the ends
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(["HTTP/1.1 204 N\r\n\r\n"]);
    $client = new Client('127.0.0.1', $server->port);
    $client->post('/', 'body');
    var_dump($client->getHeaderOut() . "\r\n\r\nbody" === $server->requests[0]);
    echo json_encode([$client->getpeername()['port'] === $server->port, $client->getsockname()['address'], $client->getPeerCert()]), "\n";
});
?>
--EXPECT--
bool(true)
[true,"127.0.0.1",false]
