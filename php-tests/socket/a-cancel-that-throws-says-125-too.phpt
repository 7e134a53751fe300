--TEST--
A cancel that throws leaves the socket usable, and 125 in $errCode; a loop that ends runs finally blocks
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

try {
    run(function () {
        [$client, $server] = connected();
        $cid = go(function () use ($server) {
            try {
                $server->recv();
            } catch (C\CanceledException $exception) {
                json(get_class($exception), $server->errCode);
            }
        });
        C::cancel($cid, true);
        $client->send('still');
        json($server->recv(99, 20), $server->errCode);
        go(function () use ($server) {
            try {
                $server->recv();
            } finally {
                json('finally', $server->isClosed());
            }
        });
        throw new DomainException('leaves');
    });
} catch (DomainException $exception) {
    json($exception->getMessage());
}
?>
--EXPECT--
["Swoole\\Coroutine\\CanceledException",125]
["still",0]
["finally",false]
"leaves"
