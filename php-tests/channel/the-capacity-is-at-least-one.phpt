--TEST--
The capacity is what the constructor was given, and at least 1
--FILE--
<?php
use Swoole\Coroutine\Channel;

foreach ([[], [3], [0], [-7], ['2'], [2.0]] as $arguments) {
    var_dump((new Channel(...$arguments))->capacity);
}
try {
    new Channel('many');
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
int(1)
int(3)
int(1)
int(1)
int(2)
int(2)
Swoole\Coroutine\Channel::__construct(): Argument #1 ($size) must be of type int, string given
