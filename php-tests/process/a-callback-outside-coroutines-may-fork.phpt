--TEST--
A callback of the loop outside any coroutine may start a process: the child begins without its parent's loop
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Event;
use Swoole\Process;
use Swoole\Timer;
use function Swoole\Coroutine\run;

swoole_async_set(['enable_coroutine' => false]);
register_shutdown_function(function () use (&$who) {
    echo "shutdown function of the ", $who ?? 'parent', "\n";
});
[$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Event::add($ours, fn () => print("an event of the parent\n"));
Timer::after(60_000, fn () => print("a timer of the parent\n"));
Event::defer(fn () => print("put off by the parent\n"));

$child = new Process(function (Process $process) use (&$who) {
    $who = 'child';
    echo 'child: coroutine ', Coroutine::getCid(), ', ', Timer::stats()['num'], " timers\n";
    run(function () {
        Coroutine::sleep(0.001);
        echo "child: a loop of its own\n";
    });
    Timer::after(1, fn () => print("child: a timer that was left to the end\n"));
});
Timer::after(1, function () use ($child, $ours) {
    Event::defer(fn () => print("put off beside the fork\n"));
    $child->start();
    $status = Process::wait();
    echo "parent: the child ended with {$status['code']}\n";
    Timer::clearAll();
    Event::del($ours);
});
Event::wait();
echo "end of the parent\n";
?>
--EXPECTF--
put off by the parent
child: coroutine -1, 0 timers
child: a loop of its own
shutdown function of the child

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
child: a timer that was left to the end
parent: the child ended with 0
put off beside the fork
end of the parent
shutdown function of the parent
