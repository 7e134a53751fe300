--TEST--
resume() refuses a coroutine that waits at a channel
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    $id = go(fn () => var_dump($channel->pop()));
    var_dump(@C::resume($id), swoole_last_error());
    $channel->push(1);
});
?>
--EXPECT--
bool(false)
int(503)
int(1)
