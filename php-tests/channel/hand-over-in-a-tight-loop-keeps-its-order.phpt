--TEST--
Values keep their order however often the pair gives way to others
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(5);
    $back = new Channel(1);
    go(function () use ($channel, $back) {
        $expected = 0;
        while (($value = $channel->pop()) !== false) {
            if ($value !== $expected++) {
                echo "$value instead of ", $expected - 1, "\n";
                break;
            }
        }
        $back->push($expected);
    });
    go(function () use ($channel) {
        for ($i = 0; $i < 50000; $i++) {
            $channel->push($i);
        }
        $channel->close();
    });
    var_dump($back->pop());
});
?>
--EXPECT--
int(50000)
