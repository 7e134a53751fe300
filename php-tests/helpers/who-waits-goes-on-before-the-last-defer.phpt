--TEST--
Who waits goes on as soon as the last body has returned, before its defers
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{parallel, run};

run(function () {
    parallel(2, function () {
        C::defer(fn () => print('defer '));
        C::sleep(0.001);
        echo 'body ';
    });
    echo "parallel ends ";
});
?>
--EXPECT--
body defer body parallel ends defer 
