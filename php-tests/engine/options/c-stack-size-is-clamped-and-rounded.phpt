--TEST--
c_stack_size takes integers and size strings; 64 KiB to 16 MiB in steps of 4 KiB
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

foreach ([1, 100000, '1M', '512K', 1 << 30] as $size) {
    C::set(['c_stack_size' => $size]);
    run(function () {
        C::sleep(.001);
        echo C::stats()['c_stack_size'], "\n";
    });
}
--EXPECT--
65536
102400
1048576
524288
16777216
