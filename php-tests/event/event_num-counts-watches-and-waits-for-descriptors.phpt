--TEST--
Coroutine::stats(): event_num counts watched descriptors, not sleepers
--FILE--
<?php
use Swoole\{Coroutine as C, Event};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    echo C::stats()['event_num'], ' ';
    Event::add($a, fn() => 1);
    Event::add($b, fn() => 1);
    go(fn() => C::sleep(.001));
    echo C::stats()['event_num'], ' ';
    Event::del($a);
    Event::del($b);
    echo C::stats()['event_num'], "\n";
});
?>
--EXPECT--
0 2 0
