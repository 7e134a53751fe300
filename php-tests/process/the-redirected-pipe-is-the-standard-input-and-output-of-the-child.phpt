--TEST--
With redirection the pipe is the child's standard input, output and error
--FILE--
<?php
use Swoole\Process;

$process = new Process(function () {
    echo 'got ', fgets(STDIN);
}, true);
$process->start();
$process->write("a line\n");
Process::wait();
var_dump($process->read());
?>
--EXPECT--
string(11) "got a line
"
