--TEST--
A result that comes too late and whose destructor waits holds up no other late result
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{batch, run};

class Slow
{
    public static Channel $gate;

    function __destruct()
    {
        echo "destructor waits\n";
        self::$gate->pop();
        echo "destructor goes on\n";
    }
}

run(function () {
    Slow::$gate = new Channel(1);
    $late = new Channel(1);
    batch([
        function () use ($late) { $late->pop(); return new Slow; },
        function () use ($late) { $late->pop(); return 2; },
    ], 0.01);
    $late->push(1);
    $late->push(2);
    echo "both are through\n";
    Slow::$gate->push(3);
});
echo "end\n";
?>
--EXPECT--
destructor waits
both are through
destructor goes on
end
