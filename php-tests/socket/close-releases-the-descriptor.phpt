--TEST--
close() releases the descriptor: the peer sees the end while the object lives
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    $a->close();
    json($a->isClosed(), $a->send("x"), $a->errCode, $b->recv(9, 10), $b->errCode);
    json($a->close(), $a->errCode, $a->errMsg);
    [$listener, $port] = listening();
    $listener->close();
    $again = new Socket(AF_INET, SOCK_STREAM, 0);
    json($again->bind("127.0.0.1", $port), $again->listen());
});
?>
--EXPECT--
[true,false,9,"",0]
[false,9,"Bad file descriptor"]
[true,true]
