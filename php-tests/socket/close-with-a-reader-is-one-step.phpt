--TEST--
close() ends the call of a reader first, is done when it returns, and is false for what is closed
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    go(function () use ($server) {
        echo "waits\n";
        json($server->recv(9, 10), $server->errCode);
    });
    echo "closes\n";
    json($server->close(), $server->isClosed(), swoole_last_error());
    json($server->close(), $server->isClosed());
    json($server->close());
    json($client->recv(9, 10));
});
?>
--EXPECT--
waits
closes
[false,125]
[true,true,0]
[false,true]
false
""
