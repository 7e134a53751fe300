--TEST--
A limit is never shortened to what a clock of milliseconds can show; {0, 0} and negative numbers are no limit
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    foreach ([0.0029, 0.0001, 0.00999] as $limit) {
        for ($i = 0, $early = 0; $i < 5; $i++) {
            $begun = hrtime(true);
            $server->recv(9, $limit);
            $early += hrtime(true) - $begun < $limit * 1e9;
        }
        json($limit, $server->errCode, $early);
    }
    foreach (['{0, 0}' => 0, 'negative' => -1] as $what => $limit) {
        $server->setOption(SOL_SOCKET, SO_RCVTIMEO, $limit === 0 ? ['sec' => 0, 'usec' => 0] : ['sec' => 0, 'usec' => 1000]);
        go(function () use ($client) {
            C::sleep(0.05);
            $client->send('x');
        });
        json($what, $server->recv(9, $limit), $server->errCode);
    }
    $server->setOption(SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 1000]);
    json('the socket\'s own', $server->recv(), $server->errCode);
});
?>
--EXPECT--
[0.0029,110,0]
[0.0001,110,0]
[0.00999,110,0]
["{0, 0}","x",0]
["negative","x",0]
["the socket's own",false,110]
