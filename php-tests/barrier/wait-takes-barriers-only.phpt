--TEST--
wait() takes a barrier and nothing else
--FILE--
<?php
use Swoole\Coroutine\Barrier;
use function Swoole\Coroutine\run;

run(function () {
    $other = new stdClass();
    try {
        Barrier::wait($other);
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
    var_dump($other);
});
?>
--EXPECTF--
Swoole\Coroutine\Barrier::wait(): Argument #1 ($barrier) must be of type Swoole\Coroutine\Barrier, stdClass given
object(stdClass)#%d (0) {
}
