--TEST--
The classes of the HTTP and WebSocket server have no class constants
--FILE--
<?php
foreach ([
    Swoole\Coroutine\Http\Server::class, Swoole\Http\Request::class, Swoole\Http\Response::class, Swoole\Http\Cookie::class,
    Swoole\WebSocket\Frame::class, Swoole\WebSocket\CloseFrame::class, Swoole\Exception::class, Swoole\ExitException::class,
    Swoole\Error::class,
] as $class) {
    echo $class, ' ', count((new ReflectionClass($class))->getConstants()), "\n";
}
?>
--EXPECT--
Swoole\Coroutine\Http\Server 0
Swoole\Http\Request 0
Swoole\Http\Response 0
Swoole\Http\Cookie 0
Swoole\WebSocket\Frame 0
Swoole\WebSocket\CloseFrame 0
Swoole\Exception 0
Swoole\ExitException 0
Swoole\Error 0
