--TEST--
Messages with a length come whole; one in part is waited for, and an end behind it is an end
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$client, $server] = connected();
    $server->setProtocol(["open_length_check" => true, "package_length_type" => "n", "package_length_offset" => 0, "package_body_offset" => 2]);
    $client->send("\0\3abc\0\1d\0\2");
    json(bin2hex($server->recvPacket(10)), bin2hex($server->recvPacket(10)), $server->recvPacket(0.02), $server->errCode);
    $client->close();
    json($server->recvPacket(10));
});
?>
--EXPECT--
["0003616263","000164",false,110]
""
