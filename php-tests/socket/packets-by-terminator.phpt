--TEST--
Messages are told apart by their end
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    json($server->setProtocol(["open_eof_check" => true, "package_eof" => "||"]));
    $client->send("one||two|");
    json($server->recvPacket(10), $server->recvPacket(0.02), $server->errCode);
    $client->send("|three||rest");
    json($server->recvPacket(10), $server->recvPacket(10));
    [$client, $server] = connected();
    json($server->setProtocol(["open_eof_check" => true]));
    $client->send("a line\r\n");
    json($server->recvPacket(10));
});
?>
--EXPECT--
true
["one||",false,110]
["two||","three||"]
true
"a line\r\n"
