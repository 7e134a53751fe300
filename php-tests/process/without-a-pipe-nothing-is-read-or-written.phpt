--TEST--
Without a pipe, or after it was closed, its methods warn and give false
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn() => 1, false, Process::PIPE_TYPE_NONE);
var_dump($process->pipe, $process->read(), $process->write('x'), $process->close(), $process->setTimeout(1), $process->setBlocking(true),
    $process->exportSocket());

$process = new Process(fn() => 1, false, -1);
var_dump($process->pipe);

$process = new Process(fn() => 1);
var_dump(is_int($process->pipe), $process->close(), $process->close(), $process->read());

$process = new Process(fn() => 1);
var_dump($process->read(0), $process->write(''));
?>
--EXPECTF--
Warning: Swoole\Process::read(): no pipe, cannot read from pipe in %s on line %d

Warning: Swoole\Process::write(): no pipe, cannot write into pipe in %s on line %d

Warning: Swoole\Process::close(): no pipe, cannot close the pipe in %s on line %d

Warning: Swoole\Process::setTimeout(): no pipe, cannot setTimeout the pipe in %s on line %d

Warning: Swoole\Process::setBlocking(): no pipe, cannot setBlocking the pipe in %s on line %d

Warning: Swoole\Process::exportSocket(): no pipe, cannot export stream in %s on line %d
NULL
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
NULL

Warning: Swoole\Process::close(): no pipe, cannot close the pipe in %s on line %d

Warning: Swoole\Process::read(): no pipe, cannot read from pipe in %s on line %d
bool(true)
bool(true)
bool(false)
bool(false)

Warning: Swoole\Process::read(): size must be greater than 0 in %s on line %d

Warning: Swoole\Process::write(): the data to send is empty in %s on line %d
bool(false)
bool(false)
