--TEST--
A channel and those who wait at it survive a loop, for a later one
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
$channel = new Channel(2);
run(function () use ($channel) {
    $channel->push('kept');
    go(function () use ($channel) {
        $channel->pop();
        echo 'waited for: ', $channel->pop(), "\n";
    });
});
echo "between\n";
run(function () use ($channel) {
    $channel->push('brought by the next loop');
    $channel->push('left');
});
run(fn () => print($channel->pop() . "\n"));
?>
--EXPECT--
waited for: between
brought by the next loop
left
