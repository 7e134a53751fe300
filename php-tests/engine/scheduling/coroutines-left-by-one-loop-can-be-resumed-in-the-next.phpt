--TEST--
Coroutines that one loop leaves suspended are still there for the next, which can resume them
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function (): void {
        C::yield();
        echo "resumed in the next loop\n";
        C::sleep(.001);
        echo "which serves it\n";
    });
});
echo C::stats()['coroutine_num'], ': ', implode(', ', iterator_to_array(C::list())), "\n";
run(function () {
    C::resume(2);
    echo "it suspended again\n";
});
var_dump(C::stats()['coroutine_num']);
?>
--EXPECT--
1: 2
resumed in the next loop
it suspended again
which serves it
int(0)
