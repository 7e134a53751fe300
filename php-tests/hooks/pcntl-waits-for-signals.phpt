--TEST--
pcntl_sigwaitinfo() and pcntl_sigtimedwait() suspend until there is a signal, the time is up, or the call is cancelled
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

pcntl_alarm(30);
run(function () {
    pcntl_sigprocmask(SIG_BLOCK, [SIGUSR1, SIGUSR2]);
    $wait = fn (string $name, callable $call) => go(function () use ($name, $call) {
        try {
            $result = $call();
            // older versions of PHP say so by a number
            echo "$name: ", json_encode($result === -1 ? false : $result), "\n";
        } catch (C\CanceledException) {
            echo "$name: thrown\n";
        }
    });
    $takes = function () {
        $number = pcntl_sigwaitinfo([SIGUSR1], $about);
        return [$number === SIGUSR1, $about['signo'] === SIGUSR1, $about['pid'] === getmypid()];
    };
    $id = $wait('taken', $takes);
    C::sleep(.02);
    echo "others go on\n";
    posix_kill(getmypid(), SIGUSR1);
    C::join([$id], 10);
    C::join([$wait('out of time', fn () => pcntl_sigtimedwait([SIGUSR2], $about, 0, 30_000_000))], 10);
    posix_kill(getmypid(), SIGUSR2);
    C::join([$wait('there already', fn () => pcntl_sigtimedwait([SIGUSR2], $about, 20) === SIGUSR2)], 10);
    $id = $wait('cancelled', fn () => @pcntl_sigwaitinfo([SIGUSR1], $about));
    C::cancel($id);
    C::join([$id], 10);
    $id = $wait('cancelled', fn () => @pcntl_sigwaitinfo([SIGUSR1], $about));
    C::cancel($id, true);
    C::join([$id], 10);
});
?>
--EXPECT--
others go on
taken: [true,true,true]
out of time: false
there already: true
cancelled: false
cancelled: thrown
