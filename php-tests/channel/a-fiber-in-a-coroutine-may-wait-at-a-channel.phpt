--TEST--
A user's Fiber inside a coroutine may wait at a channel
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    go(function () use ($channel) {
        $fiber = new Fiber(function () use ($channel) {
            echo "fiber waits\n";
            $value = $channel->pop();
            Fiber::suspend("fiber got $value");
            return 'fiber ends';
        });
        echo $fiber->start(), "\n";
        $fiber->resume();
        echo $fiber->getReturn(), "\n";
    });
    $channel->push(1);
    echo "main\n";
});
?>
--EXPECT--
fiber waits
fiber got 1
fiber ends
main
