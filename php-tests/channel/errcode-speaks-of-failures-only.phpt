--TEST--
errCode is written by failures only, and the last error is left alone
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

run(function () {
    swoole_clear_error();
    $channel = new Channel(1);
    $channel->pop(0.001);
    var_dump($channel->errCode);
    $channel->push(1);
    $channel->pop();
    var_dump($channel->errCode);
    $channel->close();
    $channel->pop();
    var_dump($channel->errCode, swoole_last_error());
});
?>
--EXPECT--
int(-1)
int(-1)
int(-2)
int(0)
