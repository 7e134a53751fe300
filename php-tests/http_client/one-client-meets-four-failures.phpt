--TEST--
Nobody listens, an end, garbage, silence: one object after another failure tells each
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

run(function () {
    $client = new Client('127.0.0.1', 1);
    json($client->get('/'), $client->statusCode, $client->errCode, $client->errMsg);
    [$listener, $port] = listening();
    go(function () use ($listener) {
        for ($turn = 0; $turn < 3; $turn++) {
            $socket = $listener->accept();
            $socket->recv();
            $turn === 1 && $socket->send("garbage\r\n\r\n");
            // Until the client has given up.
            $turn === 2 && $socket->recv();
            $socket->close();
        }
    });
    $client = new Client('127.0.0.1', $port);
    foreach ([20, 20, 0.02] as $limit) {
        $client->set(['timeout' => $limit]);
        json($client->get('/'), $client->statusCode, $client->errCode, $client->connected);
    }
});
?>
--EXPECT--
[false,-1,111,"Connection refused"]
[false,-3,104,false]
[false,-3,7102,false]
[false,-2,110,false]
