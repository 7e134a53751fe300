--TEST--
A second coroutine cannot wait at the same time; later it can
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

run(function () {
    $group = new WaitGroup(1);
    go(fn () => var_dump($group->wait()));
    try {
        $group->wait();
    } catch (BadMethodCallException $error) {
        echo $error->getMessage(), "\n";
    }
    $group->done();
    $group->add();
    go(function () use ($group) {
        C::sleep(0.001);
        $group->done();
    });
    var_dump($group->wait());
});
?>
--EXPECT--
WaitGroup misuse: reused before previous wait has returned
bool(true)
bool(true)
