--TEST--
The constructor adds a positive delta, and ignores others
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;

foreach ([[], [3], [0], [-2]] as $arguments) {
    var_dump((new WaitGroup(...$arguments))->count());
}
?>
--EXPECT--
int(0)
int(3)
int(0)
int(0)
