--TEST--
pop() returns false after its time limit, with errCode -1, and not before
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

run(function () {
    $channel = new Channel(1);
    $start = microtime(true);
    var_dump($channel->pop(0.02), $channel->errCode, microtime(true) - $start >= 0.02);
    $start = microtime(true);
    var_dump($channel->pop(0.0001), $channel->errCode, microtime(true) - $start >= 0.0001);
    var_dump($channel->stats());
});
?>
--EXPECT--
bool(false)
int(-1)
bool(true)
bool(false)
int(-1)
bool(true)
array(3) {
  ["consumer_num"]=>
  int(0)
  ["producer_num"]=>
  int(0)
  ["queue_num"]=>
  int(0)
}
