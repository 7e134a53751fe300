--TEST--
A turn: cycle before, descriptors, timers, what was put off, cycle after
--FILE--
<?php
use Swoole\{Coroutine as C, Event, Timer};
use function Swoole\Coroutine\run;

run(function () {
    // Past the loop's first turn, which fires no timers.
    C::sleep(.001);
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Timer::after(1, function () use ($a, $b, $c, $d) {
        Event::cycle(fn() => print("[before "), true);
        Event::cycle(fn() => print("after]\n"));
        Event::add($a, function ($x) {
            echo 'io1 ';
            Event::del($x);
        });
        Event::add($c, function ($x) {
            echo 'io2 ';
            Event::del($x);
        });
        fwrite($b, '1');
        fwrite($d, '2');
        // Both are due in the next turn; the latter sets something off at once, the former when it is over.
        Timer::after(1, fn() => print('timer '));
        Event::defer(function () {
            $end = hrtime(true) + 3_000_000;
            while (hrtime(true) < $end);
            Event::defer(fn() => print('deferred '));
        });
    });
});
?>
--EXPECT--
after]
[before io1 io2 timer deferred after]
