--TEST--
What waits for nothing works outside of coroutines, what waits does not
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\{Client, Socket};

$socket = new Socket(AF_INET, SOCK_STREAM, 0);
json($socket->bind('127.0.0.1'), $socket->setOption(SOL_SOCKET, SO_KEEPALIVE, 1), $socket->getOption(SOL_SOCKET, SO_KEEPALIVE));
json($socket->listen(), $socket->getsockname()['address'], $socket->isClosed());
$client = new Client(SWOOLE_SOCK_TCP);
json($client->set(['timeout' => 1]), $client->isConnected());
foreach ([fn () => $socket->accept(), fn () => $socket->recvPacket(), fn () => $client->connect('127.0.0.1', 1)] as $waits) {
    try {
        $waits();
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
}
json($socket->close(), $socket->isClosed());
?>
--EXPECT--
[true,true,1]
[true,"127.0.0.1",false]
[true,false]
API must be called in the coroutine
API must be called in the coroutine
API must be called in the coroutine
[true,true]
