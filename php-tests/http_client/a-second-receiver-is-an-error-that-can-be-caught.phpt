--TEST--
Http\Client: a second coroutine in recv() of a WebSocket gets an Error; pushing meanwhile is fine
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([function ($socket, $request) {
        accepts()($socket, $request);
        $socket->recv(100, 20);
        $socket->sendAll("\x81\x02ok");
        RawServer::hold($socket);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->upgrade('/');
    $cid = go(function () use ($client) {
        echo $client->recv(20)->data, "\n";
    });
    try {
        $client->recv(20);
    } catch (Swoole\Error $error) {
        echo preg_replace('/\d+/', 'N', $error->getMessage()), "\n";
    }
    var_dump($client->push('x'));
    Coroutine::join([$cid]);
});
?>
--EXPECT--
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
bool(true)
ok
