--TEST--
A value passes a chain of 1,000 coroutines inside one push()
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $first = $channel = new Channel(1);
    for ($i = 0; $i < 1000; $i++) {
        $next = new Channel(1);
        go(function () use ($channel, $next) {
            while (($value = $channel->pop()) !== false) {
                $next->push($value + 1);
            }
            $next->close();
        });
        $channel = $next;
    }
    $end = go(function () use ($channel) {
        while (($value = $channel->pop()) !== false) {
            echo "$value\n";
        }
        echo "end\n";
    });
    foreach ([0, 1000000] as $value) {
        $first->push($value);
        echo "pushed\n";
    }
    $first->close();
    var_dump(C::stats()['coroutine_num']);
});
?>
--EXPECT--
1000
pushed
1001000
pushed
end
int(1)
