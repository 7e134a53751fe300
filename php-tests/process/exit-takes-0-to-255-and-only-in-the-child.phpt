--TEST--
exit() of another process is refused; a code that is none becomes 1, with a warning
--FILE--
<?php
use Swoole\Process;

foreach ([255, 256, -1] as $code) {
    $process = new Process(fn(Process $process) => $process->exit($code));
    if ($code === 255) {
        $process->exit(1);
    }
    $process->start();
    $ended = Process::wait();
    echo "$code: {$ended['code']}\n";
}
?>
--EXPECTF--
Warning: Swoole\Process::exit(): not current process in %s on line %d
255: 255

Warning: Swoole\Process::exit(): exit ret_code range is [>0 and <255]  in %s on line %d
256: 1

Warning: Swoole\Process::exit(): exit ret_code range is [>0 and <255]  in %s on line %d
-1: 1
