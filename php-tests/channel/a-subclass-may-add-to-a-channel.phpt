--TEST--
A subclass may call and extend the methods of a channel
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\run;

class Counting extends Channel
{
    public int $pushed = 0;

    public function __construct()
    {
        parent::__construct(2);
    }

    public function push(mixed $data, float $timeout = -1): bool
    {
        $this->pushed++;
        return parent::push($data, $timeout);
    }
}

run(function () {
    $channel = new Counting();
    $channel->push('a');
    $channel->push('b');
    var_dump($channel->pushed, $channel->pop(), $channel->pop(), $channel->capacity);
});
?>
--EXPECT--
int(2)
string(1) "a"
string(1) "b"
int(2)
