--TEST--
While a callback of the loop has suspended the Fiber that runs it, run() and Event::wait() say so
--FILE--
<?php
use Swoole\Event;
use Swoole\Timer;
use function Swoole\Coroutine\run;

function attempt(string $what, callable $call): void
{
    try {
        $call();
        echo "$what: no error\n";
    } catch (Error $error) {
        echo "$what: ", $error->getMessage(), "\n";
    }
}

swoole_async_set(['enable_coroutine' => false]);
$fiber = new Fiber(function () {
    Timer::after(1, function () {
        attempt('inside', fn () => Event::wait());
        Fiber::suspend();
        echo "resumed\n";
    });
    Event::wait();
    echo "the loop is over\n";
});
$fiber->start();
attempt('run()', fn () => run(fn () => print("never\n")));
attempt('Event::wait()', fn () => Event::wait());
attempt('Event::dispatch()', fn () => Event::dispatch());
$fiber->resume();
attempt('run() after that', fn () => run(fn () => print("ran\n")));
?>
--EXPECT--
inside: no error
run(): the event loop does not run: one of its callbacks has suspended the Fiber that runs it
Event::wait(): the event loop does not run: one of its callbacks has suspended the Fiber that runs it
Event::dispatch(): the event loop does not run: one of its callbacks has suspended the Fiber that runs it
resumed
the loop is over
ran
run() after that: no error
