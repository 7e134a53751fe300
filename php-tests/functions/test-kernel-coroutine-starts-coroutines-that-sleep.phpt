--TEST--
swoole_test_kernel_coroutine() starts coroutines that sleep
--FILE--
<?php
use Swoole\Coroutine as C;

C\run(function () {
    swoole_test_kernel_coroutine(10, .01);
    var_dump(C::stats()['coroutine_num']);
    C::join(iterator_to_array(C::list()) ? array_diff(iterator_to_array(C::list()), [C::getCid()]) : []);
    var_dump(C::stats()['coroutine_num']);
});
?>
--EXPECT--
int(11)
int(1)
