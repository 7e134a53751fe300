--TEST--
What is ended may use its channels to tell others, who are ended, too
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($channel, $i) {
            try {
                $value = $channel->pop();
                echo "$i got ", json_encode($value), "\n";
                C::sleep(1);
                echo "never\n";
            } finally {
                echo "$i ends\n";
                $channel->push($i, 0.1);
                $channel->close();
            }
        });
    }
    exit(3);
});
SCRIPT);
--EXPECT--
0 ends
1 got 0
2 got false
1 ends
2 ends
exit 3
