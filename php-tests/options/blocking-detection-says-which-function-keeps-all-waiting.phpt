--TEST--
With swoole.blocking_detection on, an internal function that keeps all coroutines waiting for long is said, with where it was called; one that suspends is not
--INI--
swoole.blocking_detection=On
swoole.blocking_threshold=50000
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function block(): void
{
    time_nanosleep(0, 60_000_000);
}
C::set(['hook_flags' => 0]);
run(function () {
    block();
    C::sleep(.06);
    strlen('quick');
    go(function (): void {
        array_map(fn () => C::sleep(.06), [1]);
    });
});
time_nanosleep(0, 60_000_000);
echo "done\n";
?>
--EXPECTF--
 >>> [Detected blocking I/O in Coroutine#1, internal function `time_nanosleep()` blocked for %d,%d us]
no hook flags are in force
#0 %s(8): time_nanosleep(0, 60000000)
#1 %s(12): block()
#2 [internal function]: {closure%S}()
done
