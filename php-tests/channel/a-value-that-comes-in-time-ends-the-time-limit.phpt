--TEST--
Whoever gets a value in time hears nothing of its time limit later
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    go(function () use ($channel) {
        var_dump($channel->pop(0.02));
        var_dump($channel->pop());
        var_dump($channel->errCode);
    });
    $channel->push(1);
    C::sleep(0.04);
    $channel->push(2);
});
?>
--EXPECT--
int(1)
int(2)
int(0)
