--TEST--
pcntl_wait() and pcntl_waitpid() suspend, give the status of the child that ended, and leave those alone that others wait for
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/** A child that ends when a byte is written to its stream. */
$fork = function (int $status): array {
    $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $pid = pcntl_fork();
    if ($pid === 0) {
        fclose($pair[0]);
        fread($pair[1], 1);
        exit($status);
    }
    return [$pid, $pair[0]];
};
[[$first, $end_first], [$second, $end_second], [$third, $end_third]] = array_map($fork, [3, 4, 5]);
run(function () use ($first, $second, $third, $end_first, $end_second, $end_third) {
    // each child ends when another coroutine says so: the wait for any child is the one that is not to have them all
    go(function () use ($end_second) {
        usleep(1_000);
        fwrite($end_second, 'x');
    });
    $named = go(function () use ($first, $end_third) {
        $pid = pcntl_waitpid($first, $status);
        echo 'named: ', json_encode($pid === $first), ' ', pcntl_wexitstatus($status), "\n";
        fwrite($end_third, 'x');
    });
    $one = pcntl_wait($status);
    echo 'any: ', json_encode($one === $second), ' ', pcntl_wexitstatus($status), "\n";
    $command = go(function () use ($end_first) {
        exec('sleep .05; exit 6', $lines, $status);
        echo "command: $status\n";
        fwrite($end_first, 'x');
    });
    $other = pcntl_wait($status);
    echo 'any: ', json_encode($other === $third), ' ', pcntl_wexitstatus($status), "\n";
    C::join(array_filter([$named, $command], C::exists(...)));
    var_dump(pcntl_wait($status), pcntl_get_last_error() === PCNTL_ECHILD);
    $waiting = go(fn () => var_dump(pcntl_waitpid(getmypid(), $status), pcntl_waitpid(-1, $status, WNOHANG)));
});

// cancelled
[$child, $kept] = $fork(0);
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
named: true 3
any: true 5
int(-1)
bool(true)
int(-1)
int(-1)
int(-1)
bool(false)
