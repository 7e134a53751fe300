--TEST--
close() has every waiting consumer fail, in order and at once
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    for ($i = 1; $i <= 3; $i++) {
        go(function () use ($channel, $i) {
            echo "$i: ", json_encode($channel->pop(5)), " {$channel->errCode}\n";
        });
    }
    echo "close\n";
    $channel->close();
    echo "closed\n";
});
?>
--EXPECT--
1: 2: 3: close
false -2
false -2
false -2
closed
