--TEST--
A size of nothing is the default, empty data is nothing sent, and a line ends with either of its ends
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$client, $server] = connected();
    $client->send("ab\r\ncd\nef");
    json('lines', $server->recvLine(), $server->recvLine(), $server->recvLine(), $server->recvLine(2));
    foreach ([0, -5] as $size) {
        $client->send('xyz');
        json("recv($size)", $server->recv($size, 20));
    }
    $client->send("q\n");
    json('recvLine(0)', $server->recvLine(0, 20));
    $client->send('rest');
    $client->shutdown(1);
    json('recvAll(0)', $server->recvAll(0, 20));
    json('nothing sent', $client->send(''), $client->sendAll(''), $client->writeVectorAll([]));
    json('nothing there', $client->peek(), $client->errCode, $client->errMsg);
});
?>
--EXPECT--
["lines","ab\r","\n","cd\n","ef"]
["recv(0)","xyz"]
["recv(-5)","xyz"]
["recvLine(0)","q\n"]
["recvAll(0)","rest"]
["nothing sent",0,0,0]
["nothing there",false,11,"Resource temporarily unavailable"]
