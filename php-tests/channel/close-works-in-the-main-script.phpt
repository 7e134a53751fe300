--TEST--
close() outside coroutines resumes those who wait, too
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

$channel = new Channel(1);
go(function () use ($channel) {
    var_dump($channel->pop(), $channel->errCode);
});
go(function () use ($channel) {
    var_dump($channel->pop(), $channel->errCode);
    C::sleep(0.001);
    echo "later\n";
});
var_dump($channel->close());
echo "main\n";
run(fn () => null);
?>
--EXPECT--
bool(false)
int(-2)
bool(false)
int(-2)
bool(true)
main
later
