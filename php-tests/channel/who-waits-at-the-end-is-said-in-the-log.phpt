--TEST--
Whoever still waits at a channel at the script's end is counted in the log, and runs its finally
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    $channel = new Channel(1);
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($channel) {
            try {
                $channel->pop();
            } finally {
                echo "finally\n";
            }
        });
    }
    $full = new Channel(1);
    $full->push(1);
    go(fn () => $full->push(2));
});
echo "end\n";
?>
--EXPECTF--
end
[%s]	WARNING	Channel::~Channel() (ERRNO 10003): channel is destroyed, 3 consumers will be discarded
finally
finally
finally
[%s]	WARNING	Channel::~Channel() (ERRNO 10003): channel is destroyed, 1 producers will be discarded
