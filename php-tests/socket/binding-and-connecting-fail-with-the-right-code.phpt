--TEST--
What cannot be bound or connected to fails with the code that says why
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () {
    [$listener, $port] = listening();
    foreach ([["localhost", 0], ["::1", 0], ["127.0.0.1", 99999], ["127.0.0.1", $port], ["192.0.2.1", 0]] as [$host, $to]) {
        $socket = new Socket(AF_INET, SOCK_STREAM, 0);
        json($socket->bind($host, $to), $socket->errCode);
    }
    $unix = new Socket(AF_UNIX, SOCK_STREAM, 0);
    json($unix->bind(str_repeat("x", 107)), $unix->errCode, $unix->connect("/nonexistent/socket"), $unix->errCode);
    $free = $listener->getsockname();
    $listener->close();
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    json($socket->connect($free["address"], $free["port"]), $socket->errCode, $socket->errMsg);
    foreach (["", "::1", "300.1.1.1"] as $host) {
        json($socket->connect($host, 80, 10), $socket->errCode, $socket->errMsg);
    }
    json($socket->connect("127.0.0.1", 0), $socket->connect("127.0.0.1", 65536), $socket->connect("127.0.0.1", -1), $socket->errCode);
    json($socket->getpeername(), $socket->errCode, $socket->recv(), $socket->errCode, $socket->checkLiveness(), $socket->errCode, $socket->shutdown(), $socket->errCode);
    json($socket->accept(), $socket->errCode);
});
?>
--EXPECT--
[false,722]
[false,722]
[false,723]
[false,98]
[false,99]
[false,504,false,2]
[false,111,"Connection refused"]
[false,711,"DNS Lookup resolve failed"]
[false,711,"DNS Lookup resolve failed"]
[false,711,"DNS Lookup resolve failed"]
Swoole\Coroutine\Socket::connect(): Invalid port argument[0]
Swoole\Coroutine\Socket::connect(): Invalid port argument[65536]
[false,false,false,723]
[false,107,false,107,false,107,false,107]
[false,22]
