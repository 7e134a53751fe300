--TEST--
A channel keeps no reference to a value that was popped
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

class Value
{
    public function __destruct()
    {
        echo "~\n";
    }
}

run(function () {
    $channel = new Channel(1);
    $channel->push(new Value());
    $value = $channel->pop();
    echo "popped\n";
    $value = null;
    echo "end\n";
});
?>
--EXPECT--
popped
~
end
