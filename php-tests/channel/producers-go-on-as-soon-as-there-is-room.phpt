--TEST--
A producer that waits goes on inside the pop() that makes room
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(2);
    for ($i = 1; $i <= 5; $i++) {
        go(function () use ($channel, $i) {
            $channel->push($i);
            echo "p$i ";
        });
    }
    while (!$channel->isEmpty()) {
        $value = $channel->pop();
        echo "g$value ";
    }
});
?>
--EXPECT--
p1 p2 p3 g1 p4 g2 p5 g3 g4 g5 
