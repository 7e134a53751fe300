--TEST--
Swoole\Coroutine has no objects
--FILE--
<?php
try {
    new Swoole\Coroutine;
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
// the short name is the same class
try {
    new Co;
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
The object of Swoole\Coroutine can not be created for security reasons
The object of Swoole\Coroutine can not be created for security reasons
