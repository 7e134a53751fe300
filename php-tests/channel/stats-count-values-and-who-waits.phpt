--TEST--
stats(), length(), isEmpty() and isFull() tell what is in a channel and who waits
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

function show(Channel $channel): void
{
    echo json_encode([$channel->stats(), $channel->length(), $channel->isEmpty(), $channel->isFull()]), "\n";
}

run(function () {
    $channel = new Channel(2);
    show($channel);
    $channel->push(1);
    show($channel);
    for ($i = 0; $i < 3; $i++) {
        go(fn () => $channel->push(2));
    }
    show($channel);
    while (!$channel->isEmpty()) {
        $channel->pop();
    }
    for ($i = 0; $i < 2; $i++) {
        go(fn () => $channel->pop(0.001));
    }
    show($channel);
    C::sleep(0.01);
    show($channel);
});
?>
--EXPECT--
[{"consumer_num":0,"producer_num":0,"queue_num":0},0,true,false]
[{"consumer_num":0,"producer_num":0,"queue_num":1},1,false,false]
[{"consumer_num":0,"producer_num":2,"queue_num":2},2,false,true]
[{"consumer_num":2,"producer_num":0,"queue_num":0},0,true,false]
[{"consumer_num":0,"producer_num":0,"queue_num":0},0,true,false]
