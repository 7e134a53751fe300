--TEST--
A storm of cancels and time limits among those who wait loses no value and no waiter
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

mt_srand(4);
run(function () {
    $channel = new Channel(3);
    $waiting = [];
    $got = $pushed = $failed = 0;
    for ($i = 0; $i < 2000; $i++) {
        $id = go(function () use ($channel, &$got, &$failed, $i) {
            try {
                $channel->pop($i % 3 ? -1 : 0.001 * ($i % 5 + 1)) === false ? $failed++ : $got++;
            } catch (C\CanceledException) {
                $failed++;
            }
        });
        $waiting[] = $id;
        if ($i % 4 === 0) {
            C::cancel($waiting[mt_rand(0, $i)], (bool) ($i % 8));
        }
        if ($i % 5 === 0 && $channel->push($i, 0.001)) {
            $pushed++;
        }
        if ($i % 500 === 499) {
            C::sleep(0.002);
        }
    }
    foreach ($waiting as $id) {
        C::cancel($id, (bool) mt_rand(0, 1));
    }
    $left = $channel->length();
    var_dump($got + $failed, $got + $left === $pushed, $channel->stats()['consumer_num'], C::stats()['coroutine_num']);
});
?>
--EXPECT--
int(2000)
bool(true)
int(0)
int(1)
