--TEST--
System::waitEvent() reports every event that is ready, and reading when the peer has closed
--FILE--
<?php
use Swoole\Coroutine\System;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/socket.inc';

run(function () {
    [$client, $server] = connected();
    $both = SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE;
    json(System::waitEvent($server, $both, 20) === SWOOLE_EVENT_WRITE);
    $client->send('x');
    json(System::waitEvent($server, SWOOLE_EVENT_READ, 20) === SWOOLE_EVENT_READ, System::waitEvent($server, $both, 20) === $both, $server->recv(1, 20));
    json(System::waitEvent($server, SWOOLE_EVENT_READ, .02), swoole_last_error());
    $client->close();
    json(System::waitEvent($server, SWOOLE_EVENT_READ, 20) === SWOOLE_EVENT_READ, $server->recv(1, 20));
});
?>
--EXPECT--
true
[true,true,"x"]
[false,10018]
[true,""]
