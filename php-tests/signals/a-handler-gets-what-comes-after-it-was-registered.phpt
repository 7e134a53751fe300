--TEST--
A handler gets what comes after it was registered, and not what pcntl's was called for before, in this process or in the one that has forked it
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};

pcntl_signal(SIGUSR1, fn () => print("pcntl_signal\n"));
Process::kill(getmypid(), SIGUSR1);
pcntl_signal_dispatch();

/** A loop in which a signal that is pending would be handled. */
$look = function (string $where) {
    Process::signal(SIGUSR1, fn () => print("Process::signal\n"));
    run(fn () => C::sleep(0.02));
    echo "$where: nothing came\n";
    run(function () {
        Process::kill(getmypid(), SIGUSR1);
        C::sleep(0.02);
    });
    Process::signal(SIGUSR1, null);
};
$child = pcntl_fork();
if ($child === 0) {
    $look('child');
    exit(0);
}
pcntl_waitpid($child, $status);
$look('here');
run(function () {
    echo json_encode(System::waitSignal(SIGUSR1, 0.02)), "\n";
});
?>
--EXPECT--
pcntl_signal
child: nothing came
pcntl_signal
Process::signal
here: nothing came
pcntl_signal
Process::signal
false
