--TEST--
Dynamic properties are deprecated, except on a coroutine's context, which is made for them
--FILE--
<?php
$context = new Swoole\Coroutine\Context;
$context->user = 'anna';
$context['tries'] = 2;
echo $context->user, ' ', $context['tries'], ' ', count($context), "\n";
$frame = new Swoole\WebSocket\Frame;
$frame->user = 'anna';
?>
--EXPECTF--
anna 2 1

Deprecated: Creation of dynamic property Swoole\WebSocket\Frame::$user is deprecated in %s on line %d
