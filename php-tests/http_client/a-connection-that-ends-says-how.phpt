--TEST--
Http\Client: recv(): FIN gives an empty string, a close by another coroutine false; both close the client
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([accepts()], [accepts(), RawServer::hold(...)]);
    foreach (['FIN', 'closed here'] as $what) {
        $client = new Client('127.0.0.1', $server->port);
        $client->upgrade('/');
        if ($what === 'closed here') {
            go(function () use ($client) {
                Coroutine::sleep(0.02);
                var_dump($client->close());
            });
        }
        echo "$what: ", json_encode([$client->recv(20), $client->errCode, $client->connected, $client->recv(20), $client->errCode]), "\n";
    }
});
?>
--EXPECT--
FIN: ["",0,false,false,5001]
closed here: [false,125,false,false,5001]
bool(true)
