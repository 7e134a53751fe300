--TEST--
A server that cannot listen is an exception with the code that says why; its settings are merged
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Server;

foreach ([['127.0.0.1', 99999], ['no name'], ['192.0.2.1'], ['unix:rel/ative']] as $arguments) {
    try {
        new Server(...$arguments);
    } catch (Swoole\Exception $exception) {
        json($exception->getMessage(), $exception->getCode());
    }
}
$server = new Server('127.0.0.1');
try {
    new Server('127.0.0.1', $server->port);
} catch (Swoole\Exception $exception) {
    json($exception->getCode());
}
try {
    $server->handle('nobody');
} catch (TypeError $error) {
    echo strstr($error->getMessage(), ', called', true), "\n";
}
json($server->set(['a' => 1]), $server->set(['b' => 2]), $server->setting);
json($server->shutdown(), (clone $server)->port === $server->port);
?>
--EXPECT--
["bind(127.0.0.1:99999) failed",723]
["bind(no name:0) failed",722]
["bind(192.0.2.1:0) failed",99]
["bind(unix:rel\/ative:0) failed",722]
98
Swoole\Coroutine\Server::handle(): Argument #1 ($fn) must be of type callable, string given
[null,null,{"open_ssl":false,"a":1,"b":2}]
[false,true]
