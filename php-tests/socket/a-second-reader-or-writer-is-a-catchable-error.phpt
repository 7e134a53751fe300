--TEST--
A second reader, or writer, is an Error that can be caught
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\{go, run};

run(function () {
    [$server, $peer] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    stuff($server);
    $reader = go(fn () => $server->recv(9));
    $writer = go(fn () => $server->sendAll("x"));
    foreach (["recv", "recvAll", "recvLine", "recvPacket", "recvWithBuffer", "accept"] as $method) {
        try {
            $server->$method();
        } catch (Swoole\Error $error) {
            echo preg_replace("/#\d+/", "#N", $error->getMessage()), "\n";
        }
    }
    foreach ([fn () => $server->send("x"), fn () => $server->sendAll("x"), fn () => $server->writeVector(["x"])] as $write) {
        try {
            $write();
        } catch (Swoole\Error $error) {
            echo preg_replace("/#\d+/", "#N", $error->getMessage()), "\n";
        }
    }
    json($server->getBoundCid(SWOOLE_EVENT_READ) === $reader, $server->getBoundCid(SWOOLE_EVENT_WRITE) === $writer);
    $server->close();
});
?>
--EXPECT--
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, writing of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, writing of the same socket in coroutine#N at the same time is not allowed
Socket#N has already been bound to another coroutine#N, writing of the same socket in coroutine#N at the same time is not allowed
[true,true]
