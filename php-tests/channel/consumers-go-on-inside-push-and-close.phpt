--TEST--
A consumer that waits goes on inside push() and close()
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    for ($i = 1; $i <= 2; $i++) {
        go(function () use ($channel, $i) {
            $value = $channel->pop();
            echo "[$i:", var_export($value, true), ",{$channel->errCode}]";
        });
    }
    echo "x";
    $channel->push("A");
    echo "y";
    $channel->close();
    echo "z";
});
?>
--EXPECT--
x[1:'A',0]y[2:false,-2]z
