--TEST--
Http\Client: a second coroutine inside a client gets an Error and the first goes on
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $refused = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket) use ($refused) {
        $refused->pop(20);
        $socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }]);
    $client = new Client('127.0.0.1', $server->port);
    go(function () use ($client) {
        echo outcome($client->get('/1'), $client), $client->body, "\n";
    });
    // the first has sent its request, and waits
    Coroutine::sleep(0.01);
    try {
        $client->get('/2');
    } catch (Swoole\Error $error) {
        echo preg_replace('/\d+/', 'N', $error->getMessage()), "\n";
    }
    $refused->push(true);
});
?>
--EXPECT--
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
[true,200,0]
ok
