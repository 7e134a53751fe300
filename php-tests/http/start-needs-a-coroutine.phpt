--TEST--
Server::start(): outside a coroutine it throws an Error that can be caught
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
$server = new Swoole\Coroutine\Http\Server('127.0.0.1', 0);
try {
    $server->start();
} catch (Swoole\Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
API must be called in the coroutine
