--TEST--
Whoever is cancelled or late leaves the queue, wherever it stood in it
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    $ids = [];
    for ($i = 1; $i <= 6; $i++) {
        $ids[$i] = go(function () use ($channel, $i) {
            $value = $channel->pop($i === 5 ? 0.001 : -1);
            echo "$i: ", json_encode($value), "\n";
        });
    }
    C::cancel($ids[1]);
    C::cancel($ids[3]);
    C::cancel($ids[6]);
    C::sleep(0.01);
    $channel->push('a');
    $channel->push('b');
    var_dump($channel->stats()['consumer_num']);
});
?>
--EXPECT--
1: false
3: false
6: false
5: false
2: "a"
4: "b"
int(0)
