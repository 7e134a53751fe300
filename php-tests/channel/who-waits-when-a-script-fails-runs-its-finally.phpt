--TEST--
An uncaught exception ends those who wait at a channel as it ends everybody
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    go(function () use ($channel) {
        try {
            $channel->pop();
        } finally {
            echo "finally ", json_encode($channel->stats()), "\n";
        }
    });
    try {
        throw new Exception('broken');
    } finally {
        echo "thrown\n";
    }
});
SCRIPT);
--EXPECT--
thrown
finally {"consumer_num":0,"producer_num":0,"queue_num":0}

Fatal error: Uncaught Exception: broken in child.php:15
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 15
exit 255
