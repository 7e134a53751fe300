--TEST--
Http\Client: a push that the server does not take fails with ETIMEDOUT, and the connection is closed
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $done = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($done) {
        accepts()($socket, $request);
        $done->pop(20);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['write_timeout' => 0.1]);
    $client->upgrade('/');
    echo json_encode([$client->push(str_repeat('x', 50_000_000)), $client->errCode, $client->connected, $client->push('x'), $client->errCode]), "\n";
    $done->push(true);
});
?>
--EXPECT--
[false,110,false,false,5001]
