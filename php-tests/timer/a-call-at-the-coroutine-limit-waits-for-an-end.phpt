--TEST--
Weakness 20: callbacks that find too many coroutines run when one has ended; none is lost
--FILE--
<?php
use Swoole\{Coroutine as C, Event, Timer};
use function Swoole\Coroutine\run;

C::set(['max_coroutine' => 1]);
run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Event::add($a, function ($a) {
        echo 'io ', fread($a, 10);
        Event::del($a);
    });
    fwrite($b, "x\n");
    Event::defer(fn() => print("deferred\n"));
    Timer::after(1, fn() => print("timer\n"));
    C::sleep(.03);
    echo "woke\n";
});
?>
--EXPECT--
woke
io x
deferred
timer
