--TEST--
Channel, WaitGroup and Scheduler have short names; Lock and Barrier have none
--FILE--
<?php
foreach (['Chan', 'Co\Channel', 'Co\WaitGroup', 'Co\Scheduler'] as $name) {
    echo $name, ' is ', (new ReflectionClass($name))->getName(), "\n";
}
foreach (['Co\Lock', 'Co\Barrier', 'Co\batch', 'Co\parallel', 'Co\map'] as $name) {
    echo $name, ': ', json_encode(class_exists($name) || function_exists($name)), "\n";
}
?>
--EXPECT--
Chan is Swoole\Coroutine\Channel
Co\Channel is Swoole\Coroutine\Channel
Co\WaitGroup is Swoole\Coroutine\WaitGroup
Co\Scheduler is Swoole\Coroutine\Scheduler
Co\Lock: false
Co\Barrier: false
Co\batch: false
Co\parallel: false
Co\map: false
