--TEST--
A number below 0 is refused by add() and by done(), each in its way
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;

$group = new WaitGroup(1);
foreach ([fn () => $group->add(-2), fn () => $group->done(), fn () => $group->done()] as $try) {
    try {
        $try();
        echo "fine\n";
    } catch (LogicException $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
    var_dump($group->count());
}
?>
--EXPECT--
InvalidArgumentException: WaitGroup misuse: negative counter
int(1)
fine
int(0)
BadMethodCallException: WaitGroup misuse: negative counter
int(0)
