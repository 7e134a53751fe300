--TEST--
A process is not started twice at once; when it has ended it may be started again
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn(Process $process) => $process->read());
$first = $process->start();
var_dump($process->start());
$process->write('end');
Process::wait();
$second = $process->start();
var_dump($second > 0, $second === $process->pid);
$process->write('end');
var_dump(Process::wait()['pid'] === $second);
?>
--EXPECTF--
Warning: Swoole\Process::start(): process has already been started in %s on line %d
bool(false)
bool(true)
bool(true)
bool(true)
