--TEST--
clone() with properties makes a group that counts for itself, and refuses what is not accessible
--SKIPIF--
<?php if (PHP_VERSION_ID < 80500) echo 'skip clone() takes properties since PHP 8.5';
--FILE--
<?php
class Named extends Swoole\Coroutine\WaitGroup
{
    public string $name = 'first';
}
$first = new Named(2);
$second = clone($first, ['name' => 'second']);
$second->done();
echo $first->name, ' ', $first->count(), "\n";
echo $second->name, ' ', $second->count(), "\n";
try {
    clone($first, ['count' => 7]);
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
try {
    clone(new Swoole\Coroutine\Channel(), ['capacity' => 7]);
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
first 2
second 1
Cannot access protected property Named::$count
Trying to clone an uncloneable object of class Swoole\Coroutine\Channel
