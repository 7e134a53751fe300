--TEST--
Messages are told apart by a length in their head
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    json($server->setProtocol(["open_length_check" => true, "package_length_type" => "n", "package_length_offset" => 1, "package_body_offset" => 3]));
    $client->send("a\0\3abcb\0\0c\0\1d");
    for ($i = 0; $i < 3; $i++) {
        json(bin2hex($server->recvPacket(10)));
    }
    json($server->recvPacket(0.02), $server->errCode);
    $client->send("x\0\2y");
    $client->close();
    json($server->recvPacket(10), $server->errCode);
});
?>
--EXPECT--
true
"610003616263"
"620000"
"63000164"
[false,110]
["",0]
