--TEST--
Event::exit(): the turn is finished, timers are cleared, nothing is reported; who waits for the loop is ended, who waits for others stays
--FILE--
<?php
use Swoole\{Coroutine as C, Event, Timer};
use function Swoole\Coroutine\{go, run};

run(function () {
    Timer::after(60_000, fn() => print("never\n"));
    go(function () {
        try {
            C::sleep(60);
            echo "never\n";
        } finally {
            echo "finally\n";
        }
    });
    $GLOBALS['yielding'] = go(function () {
        C::yield();
        echo "resumed later\n";
    });
    Timer::after(1, function () {
        Event::defer(fn() => print("deferred\n"));
        Event::cycle(fn() => print("cycle\n"));
        Event::exit();
        echo "exit, ", Timer::stats()['num'], " timer runs\n";
    });
});
echo "end\n";
run(fn() => C::resume($yielding));
?>
--EXPECT--
exit, 1 timer runs
deferred
cycle
finally
end
resumed later
