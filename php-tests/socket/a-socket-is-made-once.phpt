--TEST--
A socket is made by its constructor, once; one that cannot be made is an exception
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

foreach ([[99, SOCK_STREAM, 0], [AF_INET, 99, 0], [AF_INET, SOCK_STREAM, 17]] as $arguments) {
    try {
        new Socket(...$arguments);
    } catch (Socket\Exception $exception) {
        json($exception->getMessage(), $exception->getCode());
    }
}
$socket = new Socket(AF_INET, SOCK_STREAM | 2048, 0);
json($socket->type, $socket->domain, $socket->protocol, $socket->fd > 2);
class Lazy extends Socket
{
    public function __construct()
    {
    }
}
foreach ([fn () => $socket->__construct(AF_INET, SOCK_STREAM, 0), fn () => (new Lazy())->bind("127.0.0.1"), fn () => clone $socket, fn () => $socket->recv()] as $try) {
    try {
        $try();
    } catch (Error $error) {
        json(get_class($error), $error->getMessage());
    }
}
?>
--EXPECT--
["new Socket() failed. Error: Address family not supported by protocol [97]",97]
["new Socket() failed. Error: Invalid argument [22]",22]
["new Socket() failed. Error: Protocol not supported [93]",93]
[2049,2,0,true]
["Error","Constructor of Swoole\\Coroutine\\Socket can only be called once"]
["Swoole\\Error","must call constructor first"]
["Error","Trying to clone an uncloneable object of class Swoole\\Coroutine\\Socket"]
["Swoole\\Error","API must be called in the coroutine"]
