--TEST--
A cancel that throws leaves pop() by an exception, and the channel as it was
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    $consumer = go(function () use ($channel) {
        try {
            $channel->pop();
        } catch (C\CanceledException) {
            echo "canceled {$channel->errCode}\n";
        }
        var_dump($channel->pop());
    });
    var_dump(C::cancel($consumer, true));
    $channel->push('next');
    var_dump($channel->stats());
});
?>
--EXPECT--
canceled -3
bool(true)
string(4) "next"
array(3) {
  ["consumer_num"]=>
  int(0)
  ["producer_num"]=>
  int(0)
  ["queue_num"]=>
  int(0)
}
