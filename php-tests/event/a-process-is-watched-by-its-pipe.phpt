--TEST--
Event::add() takes a Swoole\Process: its pipe is watched
--FILE--
<?php
use Swoole\{Event, Process};

$process = new Process(fn($process) => $process->write("hello from the child\n"), false, SOCK_DGRAM);
$process->start();
$fd = Event::add($process, function ($x) use ($process) {
    var_dump($x === $process);
    echo $x->read();
    Event::del($x);
});
var_dump($fd === $process->pipe);
Event::wait();
Process::wait();
?>
--EXPECT--
bool(true)
bool(true)
hello from the child
