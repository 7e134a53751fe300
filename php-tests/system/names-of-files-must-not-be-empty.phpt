--TEST--
An empty name and one with a NUL byte: ValueError, also outside coroutines
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


foreach ([fn ($name) => System::readFile($name), fn ($name) => System::writeFile($name, ''), fn ($name) => System::statvfs($name)] as $call) {
    foreach (['', "a\0b"] as $name) {
        try {
            $call($name);
        } catch (ValueError $error) {
            echo $error->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Filename cannot be empty
Swoole\Coroutine\System::readFile(): Argument #1 ($filename) must not contain any null bytes
Filename cannot be empty
Swoole\Coroutine\System::writeFile(): Argument #1 ($filename) must not contain any null bytes
Path cannot be empty
Swoole\Coroutine\System::statvfs(): Argument #1 ($path) must not contain any null bytes
