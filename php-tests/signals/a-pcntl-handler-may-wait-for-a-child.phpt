--TEST--
A handler of pcntl_signal may wait for a child process, also from a loop of its own
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
use Swoole\Coroutine as Co;

function child(): int
{
    // while it runs: what proc_get_status() has seen ended is reaped
    $process = proc_open(['sh', '-c', 'read line; sleep 0.05'], [['pipe', 'r']], $pipes);
    $pid = proc_get_status($process)['pid'];
    fclose($pipes[0]);
    // Not waited for by its destructor.
    $GLOBALS['processes'][] = $process;
    return $pid;
}
$limit = 20;
$took = function (float $since) use ($limit) { return microtime(true) - $since < $limit ? 'in time' : 'late'; };

pcntl_signal(SIGHUP, function () use ($limit, $took) {
    $since = microtime(true);
    $pid = child();
    $wait = fn () => Co\System::waitPid($pid, $limit);
    $status = null;
    if (Co::getCid() > 0) {
        $status = $wait();
    } else {
        Co\run(function () use ($wait, &$status) { $status = $wait(); });
    }
    echo Co::getCid() > 0 ? 'coroutine' : 'main script', ': ', ($status['pid'] ?? null) === $pid ? 'the child' : 'nobody',
        ', ', $took($since), "\n";
});
Co\run(function () {
    posix_kill(getmypid(), SIGHUP);
    Co::sleep(0.2);
});
posix_kill(getmypid(), SIGHUP);
pcntl_signal_dispatch();
?>
--EXPECT--
coroutine: the child, in time
main script: the child, in time
