--TEST--
Process objects cannot be constructed twice, cloned or serialized; their number counts them
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn() => 1);
foreach ([fn() => $process->__construct(fn() => 2), fn() => clone $process, fn() => serialize($process), fn() => new Process('nobody')] as $try) {
    try {
        $try();
    } catch (Throwable $refused) {
        echo get_class($refused), ': ', $refused->getMessage(), "\n";
    }
}
var_dump((new Process(fn() => 1))->id - $process->id);
?>
--EXPECT--
Swoole\Error: Constructor of Swoole\Process can only be called once
Error: Trying to clone an uncloneable object of class Swoole\Process
Exception: Serialization of 'Swoole\Process' is not allowed
TypeError: Swoole\Process::__construct(): Argument #1 ($callback) must be a valid callback, function "nobody" not found or invalid function name
int(1)
