--TEST--
1,000 nested array_map() on the default C stack, 8,000 on a bigger one, 50,000 plain calls
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

function nested(int $n): int
{
    return $n ? array_map('nested', [$n - 1])[0] + 1 : 0;
}
function plain(int $n): int
{
    return $n ? plain($n - 1) + 1 : C::sleep(.001) * 0;
}
run(function () {
    echo nested(1000), " ", plain(50000), "\n";
});
C::set(['c_stack_size' => '16M']);
run(function () {
    echo nested(8000), " ", plain(50000), "\n";
});
--EXPECT--
1000 50000
8000 50000
