--TEST--
In a coroutine Swoole\Client suspends that, and the others run
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Client;
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$listener, $port] = listening();
    $client = new Client(SWOOLE_SOCK_TCP);
    go(function () use ($client, $port) {
        json($client->connect('127.0.0.1', $port, 20), $client->recv());
    });
    $peer = $listener->accept(20);
    Coroutine::sleep(0.05);
    go(function () use ($client) {
        try {
            $client->recv();
        } catch (Swoole\Error $error) {
            echo preg_replace('/#\d+/', '#N', $error->getMessage()), "\n";
        }
    });
    echo "others run\n";
    $peer->send('hello');
});
?>
--EXPECT--
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
others run
[true,"hello"]
