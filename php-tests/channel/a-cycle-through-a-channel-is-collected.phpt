--TEST--
The garbage collector frees a channel that holds what holds the channel
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

class Holder
{
    public Channel $channel;

    public function __destruct()
    {
        echo "~holder\n";
    }
}

run(function () {
    $holder = new Holder();
    $holder->channel = new Channel(1);
    $holder->channel->push($holder);
    $holder = null;
    echo "dropped\n";
    gc_collect_cycles();
    echo "collected\n";
});
?>
--EXPECT--
dropped
~holder
collected
