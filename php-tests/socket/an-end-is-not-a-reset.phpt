--TEST--
checkLiveness() tells an end from a reset; what is closed, or no event, has its code
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    json('alive', $server->checkLiveness(), $client->send('unread'), System::waitEvent($server, SWOOLE_EVENT_READ, 20), $server->checkLiveness());
    $client->close();
    json('unread bytes come first', $server->checkLiveness(), $server->recv(6, 20));
    json('ended', $server->checkLiveness(), $server->errCode, $server->errMsg, $server->recv(9, 20));

    [$client, $server] = connected();
    $client->setOption(SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    // close() would say goodbye first
    unset($client);
    System::waitEvent($server, SWOOLE_EVENT_READ, 20);
    json('reset', $server->checkLiveness(), $server->errCode, $server->errMsg);

    json('no event', $server->getBoundCid(9), $server->errCode, $server->getBoundCid(0));
    $server->close();
    json('closed', $server->checkLiveness(), $server->errCode, System::waitEvent($server, SWOOLE_EVENT_READ, 0.01), swoole_last_error());
    json(System::waitEvent($server, SWOOLE_EVENT_READ, 0), swoole_last_error());
});
?>
--EXPECT--
["alive",true,6,512,true]
["unread bytes come first",true,"unread"]
["ended",false,32,"Broken pipe",""]
["reset",false,104,"Connection reset by peer"]
["no event",0,22,0]
["closed",false,9,false,9]
[false,9]
