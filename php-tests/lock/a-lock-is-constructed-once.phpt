--TEST--
A second constructor call throws, and so do the methods of a lock without a first
--FILE--
<?php
use Swoole\Coroutine\Lock;

$lock = new Lock();
try {
    $lock->__construct();
} catch (Error $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}

class Lazy extends Lock
{
    public function __construct()
    {
    }
}

foreach (['lock', 'unlock'] as $method) {
    try {
        (new Lazy())->$method();
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Constructor of Swoole\Coroutine\Lock can only be called once
must call constructor first
must call constructor first
