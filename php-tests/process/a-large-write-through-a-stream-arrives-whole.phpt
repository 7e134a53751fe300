--TEST--
A write larger than the socket's buffer waits until the other side has read
--FILE--
<?php
use Swoole\Process;

$data = str_repeat('0123456789', 200_000);
$process = new Process(function (Process $process) {
    for ($all = ''; strlen($all) < 2_000_000;) {
        $all .= $process->read(65536);
    }
    $process->write(md5($all));
}, false, Process::PIPE_TYPE_STREAM);
$process->start();
var_dump($process->write($data), $process->read() === md5($data));
Process::wait();
?>
--EXPECT--
int(2000000)
bool(true)
