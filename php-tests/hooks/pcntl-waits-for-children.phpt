--TEST--
pcntl_wait() and pcntl_waitpid() suspend, give the status of the child that ended, and leave those alone that others wait for
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$fork = function (int $microseconds, int $status): int {
    $pid = pcntl_fork();
    if ($pid === 0) {
        usleep($microseconds);
        exit($status);
    }
    return $pid;
};
$children = [$fork(300_000, 3), $fork(1_000, 4), $fork(150_000, 5)];
run(function () use ($children) {
    $ticks = 0;
    go(function () use (&$ticks) {
        for (; $ticks < 5; $ticks++) {
            usleep(1_000);
        }
    });
    $named = go(function () use ($children) {
        $pid = pcntl_waitpid($children[0], $status);
        echo 'named: ', json_encode($pid === $children[0]), ' ', pcntl_wexitstatus($status), "\n";
    });
    $command = go(function () {
        exec('sleep .05; exit 6', $lines, $status);
        echo "command: $status\n";
    });
    for ($i = 0; $i < 2; $i++) {
        $pid = pcntl_wait($status);
        echo 'any: ', json_encode(in_array($pid, $children)), ' ', pcntl_wexitstatus($status), "\n";
    }
    C::join([$named, $command]);
    var_dump(pcntl_wait($status), pcntl_get_last_error() === PCNTL_ECHILD, $ticks);
    $waiting = go(fn () => var_dump(pcntl_waitpid(getmypid(), $status), pcntl_waitpid(-1, $status, WNOHANG)));
});

// cancelled
$child = $fork(3_000_000, 0);
run(function () use ($child) {
    $waiting = go(fn () => var_dump(pcntl_waitpid($child, $status), pcntl_get_last_error() === PCNTL_EINTR));
    C::cancel($waiting);
});
posix_kill($child, 9);
?>
--EXTENSIONS--
posix
--EXPECT--
any: true 4
command: 6
any: true 5
named: true 3
int(-1)
bool(true)
int(5)
int(-1)
int(-1)
int(-1)
bool(false)
