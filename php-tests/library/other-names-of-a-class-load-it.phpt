--TEST--
Other names of a class of the library load it
--FILE--
<?php
foreach (['Swoole\Process\ProcessManager', 'Co\Server', 'Co\Server\Connection'] as $name) {
    echo (new ReflectionClass($name))->getName(), "\n";
}
?>
--EXPECT--
Swoole\Process\Manager
Swoole\Coroutine\Server
Swoole\Coroutine\Server\Connection
