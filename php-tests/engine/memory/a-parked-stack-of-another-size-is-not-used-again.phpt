--TEST--
c_stack_size holds for the next coroutine, whatever is parked
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function mapped(): int
{
    // Each stack is a mapping of its own below a guard page; what PHP has otherwise is less than the difference.
    return array_sum(array_map(function (string $line) {
        [$from, $to] = sscanf($line, '%x-%x');
        return $to - $from;
    }, preg_grep('/zend_fiber|rw-p 00000000 00:00 0 *$/', file('/proc/self/maps'))));
}
// 64K would do, but PHP 8.3 and later keep 48K of a stack for themselves, and less is not enough for code of the JIT.
foreach (['256K', '2M', '256K'] as $size) {
    C::set(['c_stack_size' => $size]);
    run(function () use ($size) {
        for ($i = 0; $i < 200; $i++) {
            go(fn() => C::sleep(.01));
        }
        echo $size, ': ', mapped() > 200 << 20 ? 'large' : 'small', "\n";
        C::sleep(.02);
        go(fn() => C::sleep(.001));
    });
}
--EXPECT--
256K: small
2M: large
256K: small
