--TEST--
10,000 coroutines exchange values over one channel, and none is lost
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(7);
    $done = new Channel(1);
    $sum = $received = 0;
    for ($i = 0; $i < 5000; $i++) {
        go(function () use ($channel, $done, &$sum, &$received) {
            for ($k = 0; $k < 4; $k++) {
                $sum += $channel->pop();
                if (++$received === 20000) {
                    $done->push(true);
                }
            }
        });
    }
    var_dump($channel->stats()['consumer_num']);
    for ($i = 1; $i <= 5000; $i++) {
        go(function () use ($channel, $i) {
            for ($k = 0; $k < 4; $k++) {
                $channel->push($i);
                if ($k === 1) {
                    C::sleep(0.001);
                }
            }
        });
    }
    $done->pop();
    var_dump($sum === 4 * array_sum(range(1, 5000)), $channel->stats(), C::stats()['coroutine_num'] <= 5001);
});
?>
--EXPECT--
int(5000)
bool(true)
array(3) {
  ["consumer_num"]=>
  int(0)
  ["producer_num"]=>
  int(0)
  ["queue_num"]=>
  int(0)
}
bool(true)
