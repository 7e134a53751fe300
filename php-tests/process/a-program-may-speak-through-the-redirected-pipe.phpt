--TEST--
A program that exec() starts has the redirected pipe as its standard streams
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn(Process $process) => $process->exec('/bin/cat', []), true);
$process->start();
$process->write("to cat and back\n");
echo $process->read();
Process::kill($process->pid);
var_dump(Process::wait()['signal']);
?>
--EXPECT--
to cat and back
int(15)
