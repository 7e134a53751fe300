--TEST--
A child begins without its parent's handlers: signals have their default action there
--FILE--
<?php
use Swoole\Process;

Process::signal(SIGTERM, fn() => print("handled\n"));
$process = new Process(function (Process $process) {
    $process->write('ready');
    sleep(60);
});
$process->start();
$process->read();
Process::kill($process->pid);
var_dump(Process::wait()['signal']);
?>
--EXPECT--
int(15)
