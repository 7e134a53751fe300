--TEST--
A socket is waited for by System::waitEvent() and watched by Event
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    json(C\System::waitEvent($server, SWOOLE_EVENT_READ, 0.02), swoole_last_error());
    $client->send("x");
    json(C\System::waitEvent($server, SWOOLE_EVENT_READ, 10), $server->recv());
    $called = new C\Channel(1);
    Swoole\Event::add($server, function ($socket) use ($server, $called) {
        json($socket === $server, $socket->recv());
        Swoole\Event::del($socket);
        $called->push(true);
    });
    $client->send("y");
    $called->pop(20);
    $server->close();
    json(@C\System::waitEvent($server, SWOOLE_EVENT_READ, 0.02));
});
?>
--EXPECT--
[false,10018]
[512,"x"]
[true,"y"]
false
