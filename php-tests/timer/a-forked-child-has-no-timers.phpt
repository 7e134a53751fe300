--TEST--
A forked child has none of its parent's timers, defers and descriptors, and a loop of its own
--FILE--
<?php
use Swoole\{Event, Process, Timer};

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($b, 'x');
Timer::after(5, fn() => print("timer of the parent\n"));
Event::defer(fn() => print("deferred by the parent\n"));
Event::add($a, fn($a) => [print("descriptor of the parent\n"), Event::del($a)]);
$process = new Process(function () use ($a) {
    echo json_encode(Timer::stats()), ' ', json_encode(Event::isset($a)), "\n";
    Timer::after(1, fn() => print("timer of the child\n"));
    Event::wait();
});
$process->start();
Process::wait();
Event::wait();
?>
--EXPECT--
{"initialized":false,"num":0,"round":0} false
timer of the child
descriptor of the parent
deferred by the parent
timer of the parent
