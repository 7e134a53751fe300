--TEST--
close() in a destructor resumes those who wait
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

class Owner
{
    public function __construct(public Channel $channel)
    {
    }

    public function __destruct()
    {
        echo "destructor\n";
        $this->channel->close();
        echo "destructor ends\n";
    }
}

run(function () {
    $channel = new Channel(1);
    $owner = new Owner($channel);
    go(function () use ($channel) {
        var_dump($channel->pop());
        C::sleep(0.001);
        echo "consumer ends\n";
    });
    $owner = null;
    echo "main\n";
});
?>
--EXPECT--
destructor
bool(false)
destructor ends
main
consumer ends
