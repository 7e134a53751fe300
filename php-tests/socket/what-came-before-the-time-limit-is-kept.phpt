--TEST--
What has come of a line or a message before the time is up is there for the next call
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    $server->setProtocol(["open_length_check" => true, "package_length_type" => "n", "package_body_offset" => 2]);
    $client->send("\0");
    json($server->recvPacket(0.02), $server->errCode);
    $client->send("\3ab");
    json($server->recvPacket(0.02), $server->errCode);
    $client->send("cline");
    json(bin2hex($server->recvPacket(10)), $server->errCode);
    json($server->recvLine(99, 0.02), $server->errCode);
    $client->send(" end\n");
    json($server->recvLine(99, 10), $server->errCode);
});
?>
--EXPECT--
[false,110]
[false,110]
["0003616263",0]
[false,110]
["line end\n",0]
