--TEST--
Http\Client: cancel(): the call fails with ECANCELED, or throws; the connection is closed, since its answer may still come
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([RawServer::hold(...)], [RawServer::hold(...)], ["HTTP/1.1 204 N\r\n\r\n"]);
    $client = new Client('127.0.0.1', $server->port);
    foreach ([false, true] as $throw) {
        $count = count($server->requests);
        $inside = go(function () use ($client) {
            try {
                echo outcome($client->get('/'), $client);
            } catch (Coroutine\CanceledException) {
                echo 'thrown ', json_encode([$client->statusCode, $client->errCode]), "\n";
            }
        });
        while (count($server->requests) === $count) {
            Coroutine::sleep(0.01);
        }
        Coroutine::cancel($inside, $throw);
        var_dump($client->connected);
    }
    echo outcome($client->get('/'), $client);
});
?>
--EXPECT--
[false,-3,125]
bool(false)
thrown [-3,125]
bool(false)
[true,204,0]
