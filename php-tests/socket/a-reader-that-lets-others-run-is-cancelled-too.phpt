--TEST--
A reader that has got a part and lets others run, because its turn was long, is cancelled like one that waits
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    foreach (['close' => fn ($socket) => $socket->close(), 'cancel' => fn ($socket) => $socket->cancel()] as $event => $happens) {
        foreach (['recvAll' => fn ($socket) => $socket->recvAll(4, 20), 'recvLine' => fn ($socket) => $socket->recvLine(9, 20), 'recvPacket' => fn ($socket) => $socket->recvPacket(20)] as $method => $call) {
            [$peer, $socket] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
            $socket->setProtocol(['open_eof_check' => true]);
            $peer->send('ab');
            $waits = go(function () use ($socket, $call, $event, $method) {
                // Others are let run after the next call.
                for ($until = hrtime(true) + 30_000_000; hrtime(true) < $until;);
                json($event, $method, $call($socket), $socket->errCode);
            });
            json($happens($socket), $socket->isClosed());
            C::join([$waits], 20);
            if ($event === 'cancel') {
                // What has come is there for the next call.
                $peer->send("c\r\n");
                json($socket->recvPacket(20), $socket->errCode);
            }
        }
    }
});
?>
--EXPECT--
[true,true]
["close","recvAll","ab",125]
[true,true]
["close","recvLine",false,125]
[true,true]
["close","recvPacket",false,125]
[true,false]
["cancel","recvAll","ab",125]
["c\r\n",0]
[true,false]
["cancel","recvLine",false,125]
["abc\r\n",0]
[true,false]
["cancel","recvPacket",false,125]
["abc\r\n",0]
