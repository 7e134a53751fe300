--TEST--
close() has every waiting producer fail, in order and at once; what is in the channel stays
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    $channel->push('kept');
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($channel, $i) {
            echo "$i: ", json_encode($channel->push($i)), " {$channel->errCode}\n";
        });
    }
    echo "close\n";
    $channel->close();
    echo "closed\n";
    var_dump($channel->pop(), $channel->pop());
});
?>
--EXPECT--
1: 2: 3: close
false -2
false -2
false -2
closed
string(4) "kept"
bool(false)
