--TEST--
An exception that exit_condition throws leaves the loop
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['exit_condition' => fn () => throw new LogicException('no')]);
try {
    run(fn () => null);
} catch (LogicException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
no
