--TEST--
A function of the script tells where a message ends; what it throws reaches the caller
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    $server->setProtocol(["open_length_check" => true, "package_length_func" => fn ($bytes) => strlen($bytes) < 2 ? 0 : (int) $bytes[0] + 1]);
    $client->send("2ab1c3");
    json($server->recvPacket(10), $server->recvPacket(10), $server->recvPacket(0.02), $server->errCode);
    foreach ([fn () => -1, fn () => "many", fn () => throw new DomainException("no rule")] as $function) {
        [$client, $server] = connected();
        $server->setProtocol(["open_length_check" => true, "package_length_func" => $function]);
        $client->send("abc");
        try {
            json($server->recvPacket(10), $server->errCode, $server->errMsg, $server->isClosed());
        } catch (DomainException $exception) {
            json($exception->getMessage(), $server->isClosed());
        }
    }
});
?>
--EXPECT--
["2ab","1c",false,110]
[false,1202,"get package length failed",true]
[false,1202,"get package length failed",true]
["no rule",true]
