--TEST--
getBoundCid() names the reader, cancel() ends its call once, and the next reads on
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    go(function () use ($server) {
        json($server->recv(9, 10), $server->errCode, $server->errMsg);
    });
    json($server->getBoundCid(SWOOLE_EVENT_READ));
    json($server->cancel(), $server->cancel(), $server->cancel(SWOOLE_EVENT_WRITE), $server->getBoundCid(SWOOLE_EVENT_READ));
    $client->send("k");
    json($server->recv(9, 10));
});
?>
--EXPECT--
2
[false,125,"Operation canceled"]
[true,false,false,0]
"k"
