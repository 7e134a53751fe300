--TEST--
errCode speaks of the latest push() or pop(): a success takes back what a failure has said; the last error is left alone
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\go;
use function Swoole\Coroutine\run;

run(function () {
    swoole_clear_error();
    $channel = new Channel(1);
    $channel->pop(0.001);
    echo 'pop in vain: ', $channel->errCode, "\n";
    $channel->push(1);
    echo 'push: ', $channel->errCode, "\n";
    $channel->push(2, 0.001);
    echo 'push in vain: ', $channel->errCode, "\n";
    $channel->length();
    echo 'length: ', $channel->errCode, "\n";
    $channel->pop();
    echo 'pop: ', $channel->errCode, "\n";

    $waiting = go(function () use ($channel) {
        $channel->pop();
        echo 'cancelled: ', $channel->errCode, "\n";
        $channel->pop();
        echo 'a value came: ', $channel->errCode, "\n";
    });
    Coroutine::cancel($waiting);
    $channel->push(3);
    echo 'given away: ', $channel->errCode, "\n";

    $channel->close();
    $channel->pop();
    echo 'closed: ', $channel->errCode, ', last error ', swoole_last_error(), "\n";
});
?>
--EXPECT--
pop in vain: -1
push: 0
push in vain: -1
length: -1
pop: 0
cancelled: -3
a value came: 0
given away: 0
closed: -2, last error 0
