--TEST--
A channel cannot be cloned or serialized, and its properties cannot be unset
--FILE--
<?php
use Swoole\Coroutine\Channel;

$channel = new Channel(1);
foreach ([fn () => clone $channel, fn () => serialize($channel), function () use ($channel) { unset($channel->errCode); }] as $try) {
    try {
        $try();
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
var_dump($channel);
?>
--EXPECTF--
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Channel
Exception: Serialization of 'Swoole\Coroutine\Channel' is not allowed
Error: Property errCode of class Swoole\Coroutine\Channel cannot be unset
object(Swoole\Coroutine\Channel)#%d (2) {
  ["capacity"]=>
  int(1)
  ["errCode"]=>
  int(0)
}
