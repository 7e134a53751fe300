--TEST--
start() gives the child's id, the callback gets the Process object, and wait() tells how the child has ended
--FILE--
<?php
use Swoole\Process;

$process = new Process(function (Process $process) {
    echo $process->pid === getmypid() ? "child\n" : "somebody else\n";
    return 5; // ignored
});
var_dump($process->pid);
$pid = $process->start();
$ended = Process::wait();
var_dump($pid === $process->pid, $ended['pid'] === $pid, $ended['code'], $ended['signal'], Process::wait(), Process::wait(false));
?>
--EXPECT--
NULL
child
bool(true)
bool(true)
int(0)
int(0)
bool(false)
bool(false)
