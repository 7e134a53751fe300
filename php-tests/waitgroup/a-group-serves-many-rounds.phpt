--TEST--
One group serves many rounds of many coroutines
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup();
    $done = 0;
    for ($round = 0; $round < 20; $round++) {
        for ($i = 0; $i < 500; $i++) {
            $group->add();
            go(function () use ($group, $i, &$done) {
                C::sleep(0.001 + $i % 3 / 1000);
                $done++;
                $group->done();
            });
        }
        $group->wait();
        if ($done !== 500 * ($round + 1)) {
            echo "round $round ended with $done\n";
        }
    }
    var_dump($done, $group->count());
});
?>
--EXPECT--
int(10000)
int(0)
