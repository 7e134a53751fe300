--TEST--
Http\Client: a time limit keeps what has come of a message; control frames do not extend it; cancelling keeps the connection
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $go = new Coroutine\Channel(1);
    $late = false;
    $server = new RawServer([function ($socket, $request) use ($go, &$late) {
        accepts("\x81")($socket, $request);
        $go->pop(20);
        $socket->sendAll("\x05he");
        $go->pop(20);
        $socket->sendAll("llo");
        $go->pop(20);
        for ($i = 0; $i < 1000 && !$late; $i++) {
            $socket->sendAll("\x89\0");
            Coroutine::sleep(0.02);
        }
        $socket->sendAll("\x81\x04last");
        RawServer::hold($socket);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->upgrade('/');
    foreach (['inside a header', 'inside a payload'] as $where) {
        echo "$where: ", json_encode([$client->recv(0.05), $client->errCode, $client->connected]), "\n";
        $go->push(true);
    }
    echo $client->recv(20)->data, ' ', $client->errCode, "\n";
    $go->push(true);
    $begun = microtime(true);
    echo json_encode([$client->recv(0.1), $client->errCode]), microtime(true) - $begun < 10 ? " in time\n" : " late\n";
    $late = true;
    $cid = go(function () use ($client) {
        echo 'cancelled: ', json_encode([$client->recv(20), $client->errCode, $client->connected]), "\n";
    });
    Coroutine::cancel($cid);
    echo $client->recv(20)->data, "\n";
});
?>
--EXPECT--
inside a header: [false,110,true]
inside a payload: [false,110,true]
hello 0
[false,110] in time
cancelled: [false,125,true]
last
