--TEST--
Two coroutines that exchange over a channel without a pause leave a sleeper 9 of 10 of its due times
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

// In processor time, so that other processes of a busy machine do not count: what the pair takes while the sleeper sleeps.
const TICKS = 20;
const TICK_SECONDS = 0.01;

function processor_seconds(): float
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

run(function () {
    $channel = new Channel(1);
    $ticks = 0;
    go(function () use ($channel) {
        while ($channel->pop() !== false) {
        }
    });
    go(function () use (&$ticks) {
        while ($ticks < TICKS) {
            C::sleep(TICK_SECONDS);
            $ticks++;
        }
    });
    $start = processor_seconds();
    for ($hops = 0; $ticks < TICKS && processor_seconds() - $start < 10; $hops++) {
        $channel->push($hops);
    }
    $taken = processor_seconds() - $start;
    $channel->close();
    var_dump($ticks, $taken <= TICKS * TICK_SECONDS / 0.9, $hops > TICKS * 100);
});
?>
--EXPECT--
int(20)
bool(true)
bool(true)
