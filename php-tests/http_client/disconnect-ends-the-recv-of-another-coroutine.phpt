--TEST--
Http\Client: disconnect() while another coroutine is in recv(): true, that one fails with ECANCELED, and the client is closed; upgrade() does not wait for recv() with setDefer()
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([accepts(), RawServer::hold(...)]);
    $client = new Client('127.0.0.1', $server->port);
    $client->setDefer();
    var_dump($client->upgrade('/'), $client->statusCode);
    $inside = go(function () use ($client) {
        echo json_encode([$client->recv(20), $client->errCode]), "\n";
    });
    var_dump($client->disconnect());
    Coroutine::join([$inside]);
    var_dump($client->connected);
});
?>
--EXPECT--
bool(true)
int(101)
bool(true)
[false,125]
bool(false)
