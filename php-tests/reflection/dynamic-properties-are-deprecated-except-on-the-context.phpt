--TEST--
Dynamic properties are deprecated, except on a coroutine's context, which is made for them
--FILE--
<?php
$context = new Swoole\Coroutine\Context;
$context->user = 'anna';
$context['tries'] = 2;
echo $context->user, ' ', $context['tries'], ' ', count($context), "\n";
foreach ([
    new Swoole\WebSocket\Frame,
    new Swoole\WebSocket\CloseFrame,
    new Swoole\Coroutine\Http\Server('127.0.0.1'),
    new Swoole\Http\Request,
    new Swoole\Http\Response,
    new Swoole\Http\Cookie,
    new Swoole\Exception,
    new Swoole\ExitException,
    new Swoole\Error,
] as $object) {
    $object->user = 'anna';
    echo $object->user, "\n";
}
?>
--EXPECTF--
anna 2 1

Deprecated: Creation of dynamic property Swoole\WebSocket\Frame::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\WebSocket\CloseFrame::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Coroutine\Http\Server::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Http\Request::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Http\Response::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Http\Cookie::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Exception::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\ExitException::$user is deprecated in %s on line %d
anna

Deprecated: Creation of dynamic property Swoole\Error::$user is deprecated in %s on line %d
anna
