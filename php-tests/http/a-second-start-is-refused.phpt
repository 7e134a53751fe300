--TEST--
Server::start(): while one is waiting, a second one throws an Error that can be caught
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
$first = go(fn () => $server->start());
try {
    $server->start();
} catch (Swoole\Error $error) {
    $text = strtr($error->getMessage(), ["Socket#$server->fd " => 'Socket#FD ']);
    echo preg_replace('/coroutine#(\d+)/', 'coroutine#N', $text), "\n";
}
$server->shutdown();
PHP);
?>
--EXPECT--
Socket#FD has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
