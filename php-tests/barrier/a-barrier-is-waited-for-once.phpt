--TEST--
A second wait() with the same barrier throws
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\{go, run};

run(function () {
    $barrier = $second = $third = Barrier::make();
    go(function () use (&$second) {
        C::sleep(0.001);
        try {
            Barrier::wait($second);
        } catch (Swoole\Exception $error) {
            echo get_class($error), ' ', $error->getCode(), ': ', $error->getMessage(), "\n";
        }
        var_dump($second instanceof Barrier);
        $second = null;
    });
    go(function () use (&$third) {
        C::sleep(0.01);
        echo "last one\n";
        $third = null;
    });
    Barrier::wait($barrier);
    echo "waited\n";
});
?>
--EXPECT--
Swoole\Exception 0: The barrier is waiting, cannot wait again.
bool(true)
last one
waited
