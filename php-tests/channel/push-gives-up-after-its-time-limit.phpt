--TEST--
push() returns false after its time limit, and its value is not in the channel
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

run(function () {
    $channel = new Channel(1);
    $channel->push('first');
    $start = microtime(true);
    var_dump($channel->push('second', 0.02), $channel->errCode, microtime(true) - $start >= 0.02);
    var_dump($channel->pop(), $channel->length(), $channel->stats()['producer_num']);
});
?>
--EXPECT--
bool(false)
int(-1)
bool(true)
string(5) "first"
int(0)
int(0)
