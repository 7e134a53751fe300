--TEST--
The peer's end is an empty string again and again, its reset an error
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    $client->send("ab");
    $client->shutdown(1);
    json($server->recvAll(9, 10), $server->errCode, $server->recv(9, 10), $server->recv(9, 10), $server->recvLine(9, 10), $server->peek());
    json($server->checkLiveness(), $server->errCode);
    json($server->send("still"), $client->recv(9, 10));
    [$client, $server] = connected();
    json($server->checkLiveness(), $client->setOption(SOL_SOCKET, SO_LINGER, ["l_onoff" => 1, "l_linger" => 0]));
    $client->setProtocol(["open_eof_check" => true]);
    $server->send("unread");
    C::sleep(0.02);
    (fn () => null)();
    $client = null;
    C::sleep(0.02);
    json($server->recv(9, 10), $server->errCode, $server->recv(9, 10), $server->send("x"), $server->errCode);
});
?>
--EXPECT--
["ab",0,"","","",""]
[false,32]
[5,"still"]
[true,true]
[false,104,"",false,32]
