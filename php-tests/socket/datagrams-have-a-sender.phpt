--TEST--
Datagrams have a sender, and are not parted
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = new Socket(AF_INET, SOCK_DGRAM, 0);
    $server->bind("127.0.0.1", 0);
    $client = new Socket(AF_INET, SOCK_DGRAM, 0);
    json($client->sendto("127.0.0.1", $server->getsockname()["port"], "hello"), $client->sendto("127.0.0.1", 0, "x"), $client->errCode);
    $peer = "nobody";
    json($server->recvfrom($peer, 10), $peer == $client->getsockname() + ["address" => ""] || $peer["port"] === $client->getsockname()["port"], $peer["address"]);
    json($server->sendto($peer["address"], $peer["port"], ""), $client->recvfrom($peer, 10), $peer["address"]);
    json($server->recvfrom($peer, 0.02), $peer, $server->errCode);
    json($client->connect("127.0.0.1", $server->getsockname()["port"]), $client->send("abc"), $server->recv(2, 10), $server->recv(2, 0.02));
    json($client->sendto("127.0.0.1", 9, str_repeat("x", 70000)), $client->errCode);
});
?>
--EXPECT--
[5,false,723]
["hello",true,"127.0.0.1"]
[0,"","127.0.0.1"]
[false,null,110]
[true,3,"ab",false]
[false,90]
