--TEST--
Server::handle(): warns and returns false
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
report(@$server->handle('/', 'no_such_function'));
report(@$server->handle('/', 'No\\Class::method'));
report(@$server->handle('/', null));
report(@$server->handle('/', false));
report(@$server->handle('/', 'strlen'));
PHP);
?>
--EXPECT--
false 503 Swoole\Coroutine\Http\Server::handle(): function 'no_such_function' is not callable
false 503 Swoole\Coroutine\Http\Server::handle(): function 'No\Class::method' is not callable
false 503 Swoole\Coroutine\Http\Server::handle(): illegal callback function
false 503 Swoole\Coroutine\Http\Server::handle(): illegal callback function
true 0
