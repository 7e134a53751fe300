--TEST--
statvfs() gives its eleven numbers, also outside coroutines; false and errno for what does not exist
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


$numbers = System::statvfs('/');
echo implode(' ', array_keys($numbers)), "\n";
var_dump(array_filter($numbers, 'is_int') === $numbers, $numbers['bsize'] > 0, C::statvfs('/')['namemax'] >= 255);
var_dump(System::statvfs('/nowhere/at-all'));
echo swoole_errno(), ' ', swoole_last_error(), "\n";
?>
--EXPECT--
bsize frsize blocks bfree bavail files ffree favail fsid flag namemax
bool(true)
bool(true)
bool(true)
bool(false)
2 0
