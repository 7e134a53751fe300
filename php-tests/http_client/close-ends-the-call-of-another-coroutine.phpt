--TEST--
Http\Client: close() while another coroutine is inside: true, that one fails with ECANCELED before it returns, and the client can be used again
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([RawServer::hold(...)], ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]);
    $client = new Client('127.0.0.1', $server->port);
    $inside = go(function () use ($client) {
        echo outcome($client->get('/1'), $client);
    });
    while (!$server->requests) {
        Coroutine::sleep(0.01);
    }
    var_dump($client->close());
    Coroutine::join([$inside]);
    var_dump($client->connected);
    echo outcome($client->get('/2'), $client);
    var_dump($client->close(), $client->close(), $client->errCode, $client->body);
});
?>
--EXPECT--
[false,-3,125]
bool(true)
bool(false)
[true,200,0]
bool(true)
bool(false)
int(0)
string(2) "ok"
