--TEST--
Waiting with a time limit keeps the loop alive, waiting without one does not
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    go(function () use ($channel) {
        var_dump($channel->pop(0.02));
    });
});
echo "first loop over\n";
C::set(['enable_deadlock_check' => false]);
$channel = new Channel(1);
run(function () use ($channel) {
    go(function () use ($channel) {
        var_dump($channel->pop());
    });
});
echo "second loop over\n";
run(fn () => $channel->push('late'));
?>
--EXPECT--
bool(false)
first loop over
second loop over
string(4) "late"
