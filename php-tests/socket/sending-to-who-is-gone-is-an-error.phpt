--TEST--
What is sent after the peer is gone fails with error 32, and no signal ends the process
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    [$client, $server] = connected();
    $server->close();
    json($client->recv(9, 20));
    for ($sent = 0; $client->send('x') !== false && $sent < 100; $sent++) {
        C::sleep(0.01);
    }
    json($sent > 0, $client->errCode, $client->errMsg, $client->sendAll('x'), $client->errCode, $client->writeVectorAll(['x']), $client->errCode);
});
?>
--EXPECT--
""
[true,32,"Broken pipe",false,32,false,32]
