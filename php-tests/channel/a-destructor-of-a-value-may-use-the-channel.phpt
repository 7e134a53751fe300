--TEST--
The destructor of a value may push to and pop from the channel that it was in
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

class Value
{
    public function __construct(private Channel $other)
    {
    }

    public function __destruct()
    {
        var_dump($this->other->pop());
        echo "destructor ends\n";
    }
}

run(function () {
    $other = new Channel(1);
    go(function () use ($other) {
        $channel = new Channel(1);
        $channel->push(new Value($other));
        $channel = null;
        echo "released\n";
    });
    echo "main\n";
    $other->push('from main');
    echo "main ends\n";
});
?>
--EXPECT--
main
string(9) "from main"
destructor ends
released
main ends
