--TEST--
Channels, and waits of every outcome, leave no memory behind
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

function round_of_waits(): void
{
    run(function () {
        for ($i = 0; $i < 500; $i++) {
            $channel = new Channel(2);
            $id = go(fn () => $channel->pop());
            go(fn () => $channel->pop(0.001));
            go(fn () => $channel->pop());
            C::cancel($id);
            if ($i % 2) {
                $channel->push(str_repeat('x', 100));
                $channel->push([$channel]);
            }
            $channel->close();
        }
        C::sleep(0.002);
    });
    gc_collect_cycles();
}

round_of_waits();
round_of_waits();
$before = memory_get_usage();
for ($i = 0; $i < 5; $i++) {
    round_of_waits();
}
var_dump(memory_get_usage() - $before < 1000);
?>
--EXPECT--
bool(true)
