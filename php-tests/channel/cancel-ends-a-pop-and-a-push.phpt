--TEST--
cancel() has pop() and push() return false with errCode -3, the last error untouched
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    $consumer = go(function () use ($channel) {
        swoole_clear_error();
        var_dump($channel->pop(), $channel->errCode, C::isCanceled(), swoole_last_error());
    });
    var_dump(C::cancel($consumer));
    $channel->errCode = 0;
    $channel->push(1);
    $producer = go(function () use ($channel) {
        var_dump($channel->push(2, 10), $channel->errCode);
    });
    var_dump(C::cancel($producer));
    var_dump($channel->stats());
});
?>
--EXPECT--
bool(false)
int(-3)
bool(true)
int(0)
bool(true)
bool(false)
int(-3)
bool(true)
array(3) {
  ["consumer_num"]=>
  int(0)
  ["producer_num"]=>
  int(0)
  ["queue_num"]=>
  int(1)
}
