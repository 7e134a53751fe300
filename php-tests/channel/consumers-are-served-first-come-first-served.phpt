--TEST--
Consumers are served in the order in which they came, each before push() returns
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($channel, $i) {
            echo "cons$i got ", $channel->pop(), "\n";
        });
    }
    for ($i = 1; $i <= 4; $i++) {
        $channel->push($i);
        echo "pushed $i\n";
    }
});
?>
--EXPECT--
cons1 got cons2 got cons3 got 1
pushed 1
2
pushed 2
3
pushed 3
pushed 4
