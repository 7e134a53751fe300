--TEST--
add() refuses a number that does not fit an int
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;

$group = new WaitGroup(PHP_INT_MAX);
try {
    $group->add();
} catch (InvalidArgumentException $error) {
    echo $error->getMessage(), "\n";
}
var_dump($group->count() === PHP_INT_MAX);
?>
--EXPECT--
WaitGroup misuse: too large a counter
bool(true)
