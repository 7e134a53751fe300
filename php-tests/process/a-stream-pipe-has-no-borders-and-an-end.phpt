--TEST--
Through a stream pipe bytes come without borders; at the other side's end read() gives ''
--FILE--
<?php
use Swoole\Process;

$process = new Process(function (Process $process) {
    $process->write('abc');
    $process->write('def');
}, false, Process::PIPE_TYPE_STREAM);
$process->start();
$process->close(Process::PIPE_WORKER); // this process has that end, too
Process::wait();
var_dump($process->read(2), $process->read(), $process->read());
var_dump($process->write('nobody there'), swoole_last_error());
?>
--EXPECTF--
string(2) "ab"
string(4) "cdef"
string(0) ""

Warning: Swoole\Process::write(): write() failed, Error: Broken pipe[32] in %s on line %d
bool(false)
int(32)
