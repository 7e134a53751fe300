--TEST--
Producers go on in the order in which they came, each before pop() returns
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($channel, $i) {
            $channel->push($i);
            echo "prod$i done\n";
        });
    }
    for ($i = 1; $i <= 3; $i++) {
        $value = $channel->pop();
        echo "main got $value\n";
    }
});
?>
--EXPECT--
prod1 done
prod2 done
main got 1
prod3 done
main got 2
main got 3
