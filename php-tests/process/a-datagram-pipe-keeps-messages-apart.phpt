--TEST--
Through a pipe of datagrams each write() is a message, of which read() gives as much as was asked for
--FILE--
<?php
use Swoole\Process;

$process = new Process(function (Process $process) {
    var_dump($process->write('abc'), $process->write('def'));
    $process->write('you said ' . $process->read());
});
$process->start();
$written = $process->write('hello');
Process::wait();
var_dump($written, $process->read(2), $process->read(), $process->read());
?>
--EXPECT--
int(3)
int(3)
int(5)
string(2) "ab"
string(3) "def"
string(14) "you said hello"
