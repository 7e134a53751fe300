--TEST--
The limit of recvLine() is that of the whole call, whatever comes meanwhile
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    go(function () use ($client) {
        while ($client->send("x")) {
            C::sleep(0.01);
        }
    });
    $begun = microtime(true);
    json($server->recvLine(9999, 0.15), $server->errCode);
    json(microtime(true) - $begun < 5);
    $server->close();
});
?>
--EXPECT--
[false,110]
true
