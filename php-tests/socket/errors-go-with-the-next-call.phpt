--TEST--
What a failure has left in $errCode and $errMsg goes with the next call that succeeds; swoole_last_error() is the same code
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\run;

run(function () {
    [$listener, $port] = listening();
    $fail = function ($object) {
        swoole_clear_error();
        $object instanceof Client ? $object->recv(0.001) : $object->recv(1, 0.001);
        return swoole_last_error() === $object->errCode && $object->errCode > 0;
    };

    $socket = new Socket(AF_INET, SOCK_STREAM);
    foreach ([
        'bind' => fn () => $socket->bind('127.0.0.1'),
        'setOption' => fn () => $socket->setOption(SOL_SOCKET, SO_KEEPALIVE, 1),
        'getsockname' => fn () => is_array($socket->getsockname()),
        'connect' => fn () => $socket->connect('127.0.0.1', $port),
        'getpeername' => fn () => is_array($socket->getpeername()),
        'send' => fn () => $socket->send('x'),
        'checkLiveness' => fn () => $socket->checkLiveness(),
        'sendFile' => fn () => $socket->sendFile(__FILE__, 0, 1),
        'shutdown' => fn () => $socket->shutdown(1),
        'close' => fn () => $socket->close(),
    ] as $name => $call) {
        json($name, $fail($socket), $call(), $socket->errCode, $socket->errMsg);
    }

    $client = new Client(SWOOLE_SOCK_TCP);
    foreach ([
        'connect' => fn () => $client->connect('127.0.0.1', $port),
        'getsockname' => fn () => is_array($client->getsockname()),
        'send' => fn () => $client->send('x'),
        'sendfile' => fn () => $client->sendfile(__FILE__, 0, 1),
        'close' => fn () => $client->close(),
    ] as $name => $call) {
        json($name, $fail($client), $call(), $client->errCode, $client->errMsg);
    }

    foreach ([[AF_INET, 'localhost', 0], [AF_INET, '127.0.0.1', 99999], [AF_INET, '127.0.0.1', $port], [AF_UNIX, str_repeat('x', 107), 0]] as [$domain, $address, $to]) {
        swoole_clear_error();
        $socket = new Socket($domain, SOCK_STREAM);
        json($socket->bind($address, $to), $socket->errCode, swoole_last_error());
    }
});
?>
--EXPECT--
["bind",true,true,0,""]
["setOption",true,true,0,""]
["getsockname",true,true,0,""]
["connect",true,true,0,""]
["getpeername",true,true,0,""]
["send",true,1,0,""]
["checkLiveness",true,true,0,""]
["sendFile",true,true,0,""]
["shutdown",true,true,0,""]
["close",true,true,0,""]
["connect",true,true,0,""]
["getsockname",true,true,0,""]
["send",true,1,0,""]
["sendfile",true,true,0,""]
["close",true,true,0,""]
[false,722,722]
[false,723,723]
[false,98,98]
[false,504,504]
