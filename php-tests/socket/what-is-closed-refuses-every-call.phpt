--TEST--
A closed socket refuses every call with error 9
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    [$client] = connected();
    $client->close();
    foreach ([
        'recv' => [], 'recvAll' => [], 'recvLine' => [], 'recvWithBuffer' => [], 'recvPacket' => [], 'peek' => [], 'readVector' => [[1]], 'readVectorAll' => [[1]],
        'send' => ['x'], 'sendAll' => ['x'], 'writeVector' => [['x']], 'writeVectorAll' => [['x']], 'sendFile' => [__FILE__], 'sendto' => ['127.0.0.1', 9, 'x'],
        'bind' => ['127.0.0.1'], 'listen' => [], 'accept' => [], 'connect' => ['127.0.0.1', 1], 'shutdown' => [], 'cancel' => [], 'checkLiveness' => [],
        'getsockname' => [], 'getpeername' => [], 'getOption' => [SOL_SOCKET, SO_KEEPALIVE], 'setOption' => [SOL_SOCKET, SO_KEEPALIVE, 1], 'close' => [],
    ] as $method => $arguments) {
        $result = $client->$method(...$arguments);
        $result === false && $client->errCode === 9 && $client->errMsg === 'Bad file descriptor' || json($method, $result, $client->errCode, $client->errMsg);
    }
    json($client->recvfrom($peer), $client->errCode, $peer, $client->isClosed());
});
?>
--EXPECT--
[false,9,null,true]
