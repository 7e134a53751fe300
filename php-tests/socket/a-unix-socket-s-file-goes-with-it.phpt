--TEST--
A unix socket's file goes with the socket that has bound it
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$path = sys_get_temp_dir() . "/swoole-rs-test-" . getmypid();
run(function () use ($path) {
    $listener = new Socket(AF_UNIX, SOCK_STREAM, 0);
    json($listener->bind($path), $listener->listen(), file_exists($path));
    $client = new Socket(AF_UNIX, SOCK_STREAM, 0);
    json($client->connect($path), $client->getpeername() == ["address" => $path, "port" => 0], $listener->accept(10)->getpeername());
    $second = new Socket(AF_UNIX, SOCK_STREAM, 0);
    json($second->bind($path), $second->errCode, $listener->close(), file_exists($path));
});
?>
--EXPECT--
[true,true,true]
[true,true,{"address":"","port":0}]
[false,98,true,false]
