--TEST--
add() throws while a coroutine waits
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    go(fn () => $group->wait());
    foreach ([1, -1, 0] as $delta) {
        try {
            $group->add($delta);
        } catch (BadMethodCallException $error) {
            echo $error->getMessage(), "\n";
        }
    }
    $group->done();
    $group->add(2);
    var_dump($group->count());
});
?>
--EXPECT--
WaitGroup misuse: add called concurrently with wait
WaitGroup misuse: add called concurrently with wait
WaitGroup misuse: add called concurrently with wait
int(2)
