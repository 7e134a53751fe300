--TEST--
Swoole\Timer and Swoole\Event have no objects
--FILE--
<?php
foreach (['Swoole\Timer', 'Swoole\Event'] as $class) {
    try {
        new $class;
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
The object of Swoole\Timer can not be created for security reasons
The object of Swoole\Event can not be created for security reasons
