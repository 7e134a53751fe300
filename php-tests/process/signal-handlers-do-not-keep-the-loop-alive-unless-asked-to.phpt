--TEST--
Handlers do not keep the loop alive, unless wait_signal is on; a signal that comes as the loop ends does no harm
--FILE--
<?php
use Swoole\Process;

Process::signal(SIGUSR1, fn() => print("handled\n"));
Swoole\Timer::after(1, fn() => Process::kill(getmypid(), SIGUSR1));
Swoole\Event::wait();
echo "after the first loop\n";

swoole_async_set(['wait_signal' => true]);
Process::signal(SIGUSR1, function () {
    echo "the last\n";
    Process::signal(SIGUSR1, null);
});
$parent = getmypid();
$child = new Process(function (Process $process) use ($parent) {
    usleep(20_000);
    Process::kill($parent, SIGUSR1);
});
$child->start();
go(fn() => 1);
Swoole\Event::wait();
Process::wait();
?>
--EXPECT--
handled
after the first loop
the last
