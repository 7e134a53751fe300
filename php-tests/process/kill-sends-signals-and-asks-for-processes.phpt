--TEST--
kill() sends a signal, SIGTERM unless another is given; with 0 it only asks; failures warn, except that nobody is there
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn() => sleep(60));
$pid = $process->start();
var_dump(Process::kill($pid, 0), Process::kill($pid));
$ended = Process::wait();
var_dump($ended['code'], $ended['signal']);
var_dump(Process::kill(99999999, 0), Process::kill(99999999, 15), swoole_last_error());
var_dump(Process::kill($pid = getmypid(), 777) === false, swoole_last_error());
?>
--EXPECTF--
bool(true)
bool(true)
int(0)
int(15)

Warning: Swoole\Process::kill(): kill(99999999, 15) failed, Error: No such process[3] in %s on line %d
bool(false)
bool(false)
int(3)

Warning: Swoole\Process::kill(): kill(%d, 777) failed, Error: Invalid argument[22] in %s on line %d
bool(true)
int(22)
