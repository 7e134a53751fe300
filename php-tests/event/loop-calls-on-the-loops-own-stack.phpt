--TEST--
In a callback on the loop's stack wait() returns at once and dispatch() is refused
--FILE--
<?php
use Swoole\{Event, Timer};

swoole_async_set(['enable_coroutine' => false]);
Event::defer(function () {
    Timer::after(1, fn() => print("timer\n"));
    var_dump(Event::wait(), Event::dispatch());
});
Event::wait();
echo "end\n";
?>
--EXPECT--
NULL
bool(false)
timer
end
