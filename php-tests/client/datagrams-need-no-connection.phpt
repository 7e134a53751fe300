--TEST--
A client of datagrams needs no connection
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    $server = new Socket(AF_INET, SOCK_DGRAM, 0);
    $server->bind("127.0.0.1", 0);
    ["port" => $port] = $server->getsockname();
    $client = new Client(SWOOLE_SOCK_UDP);
    json($client->recvfrom(9, $address));
    json($client->sendto("127.0.0.1", $port, "hello"), $client->connected);
    json($server->recvfrom($peer, 10), $server->sendto($peer["address"], $peer["port"], "answer"));
    json($client->recvfrom(3, $address, $from), $address, $from === $port);
    $client->close();
    json($client->connect("127.0.0.1", $port), $client->send("x"), $server->recvfrom($peer, 10), $client->recv(0.02), $client->errCode);
    $server->close();
    json($client->send("x"), $client->recv(10), $client->errCode);
});
?>
--EXPECT--
Swoole\Coroutine\Client::recvfrom(): The port is invalid
false
[true,false]
["hello",6]
["ans","127.0.0.1",true]
[true,1,"x",false,110]
[1,false,111]
