--TEST--
exec() replaces the child's program, whose status is the child's; a failure warns and the child goes on
--FILE--
<?php
use Swoole\Process;

$status = function (string $file, array $arguments): int {
    $process = new Process(function (Process $process) use ($file, $arguments) {
        var_dump($process->exec($file, $arguments));
        exit(9);
    });
    $process->start();
    return Process::wait()['code'];
};
var_dump($status('/bin/sh', ['-c', 'echo "$0 $1 $2"; exit 3', 'name', 'one', 2]));
var_dump($status('/nowhere/to/be/found', []), $status('', []), $status("/bin/sh\0", []));
?>
--EXPECTF--
name one 2
int(3)

Warning: Swoole\Process::exec(): execv(/nowhere/to/be/found) failed, Error: No such file or directory[2] in %s on line %d
bool(false)

Warning: Swoole\Process::exec(): exec file name is empty in %s on line %d
bool(false)

Warning: Swoole\Process::exec(): a program's name and arguments must not contain null bytes in %s on line %d
bool(false)
int(9)
int(9)
int(9)
