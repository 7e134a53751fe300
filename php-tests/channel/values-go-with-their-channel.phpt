--TEST--
The values in a channel are released with it, at once
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

class Value
{
    public function __construct(private int $number)
    {
    }

    public function __destruct()
    {
        echo "~$this->number\n";
    }
}

run(function () {
    $channel = new Channel(3);
    for ($i = 1; $i <= 3; $i++) {
        $channel->push(new Value($i));
    }
    echo "drop\n";
    $channel = null;
    echo "dropped\n";
});
?>
--EXPECT--
drop
~1
~2
~3
dropped
