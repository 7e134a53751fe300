--TEST--
A second coroutine that reads gets an error that can be caught
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->connect("127.0.0.1", $port);
    go(fn () => $client->recv(10));
    try {
        $client->recv();
    } catch (Swoole\Error $error) {
        echo preg_replace("/#\d+/", "#N", $error->getMessage()), "\n";
    }
    $client->close();
});
?>
--EXPECT--
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
