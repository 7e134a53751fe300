--TEST--
A time limit outlives the loop in which it was set, of a wait as of a coroutine
--EXTENSIONS--
swoole
--FILE--
<?php
use Swoole\Coroutine as Co;

Co::set(['enable_deadlock_check' => false]);
$channel = new Co\Channel(1);
$full = new Co\Channel(1);
Co\run(function () use ($channel, $full) {
    go(function () use ($channel) {
        var_dump($channel->pop(0.5));
        echo "pop has ended: $channel->errCode\n";
    });
    go(function () use ($full) {
        $full->push(1);
        var_dump($full->push(2, 0.51));
        echo "push has ended: $full->errCode\n";
    });
    $sleeper = go(fn () => Co::yield());
    go(function () use ($sleeper) {
        var_dump(Co::join([$sleeper], 0.52));
        echo "join has ended\n";
        Co::resume($sleeper);
    });
    go(function () {
        Co::setTimeLimit(0.53);
        try {
            Co::yield();
        } catch (Co\TimeoutException $exception) {
            echo get_class($exception), "\n";
        }
    });
    Co::sleep(0.001);
    Swoole\Event::exit();
});
echo "the first loop is over\n";
Co\run(fn () => Co::sleep(0.001));
echo "the second loop is over\n";
?>
--EXPECT--
the first loop is over
bool(false)
pop has ended: -1
bool(false)
push has ended: -1
bool(false)
join has ended
Swoole\Coroutine\TimeoutException
the second loop is over
