--TEST--
No deadlock report follows a fatal error
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    go(fn () => C::yield());
    trigger_error('that is all', E_USER_ERROR);
});
?>
--EXPECTF--
%AFatal error: that is all in %s on line %d
