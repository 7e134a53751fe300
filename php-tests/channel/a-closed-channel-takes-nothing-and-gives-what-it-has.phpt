--TEST--
A closed channel takes nothing more, and gives what is in it
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

run(function () {
    $channel = new Channel(3);
    $channel->push(1);
    $channel->push(2);
    var_dump($channel->close(), $channel->close());
    var_dump($channel->push(3), $channel->errCode);
    $channel->errCode = 0;
    var_dump($channel->pop(), $channel->pop(), $channel->errCode);
    var_dump($channel->pop(), $channel->errCode);
});
?>
--EXPECT--
bool(true)
bool(false)
bool(false)
int(-2)
int(1)
int(2)
int(0)
bool(false)
int(-2)
