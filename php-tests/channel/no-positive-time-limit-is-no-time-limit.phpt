--TEST--
0, negative, infinite and undefined time limits mean none
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

run(function () {
    $channel = new Channel(1);
    foreach ([0, -1, -0.5, NAN, INF, 1e300] as $limit) {
        go(function () use ($channel, $limit) {
            $value = $channel->pop($limit);
            echo json_encode(var_export($limit, true)), ' ', var_export($value, true), "\n";
        });
    }
    C::sleep(0.01);
    var_dump($channel->stats()['consumer_num']);
    for ($i = 1; $i <= 6; $i++) {
        $channel->push($i);
    }
});
?>
--EXPECT--
int(6)
"0" 1
"-1" 2
"-0.5" 3
"NAN" 4
"INF" 5
"1.0E+300" 6
