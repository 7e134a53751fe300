--TEST--
Locals, references, arguments and return values of suspended frames do not mix
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function fib(int $n, int &$calls, string ...$path): int
{
    $calls++;
    if ($n < 2) {
        if ($calls % 7 == 0) {
            C::sleep(.001);
        }
        return $n;
    }
    $a = fib($n - 1, $calls, ...[...$path, "l$n"]);
    $b = fib($n - 2, $calls, ...[...$path, "r$n"]);
    return $a + $b;
}
run(function () {
    $got = [];
    $cids = [];
    for ($i = 0; $i < 8; $i++) {
        $cids[] = go(function () use ($i, &$got) {
            $calls = 0;
            $got[$i] = [fib($i + 5, $calls), $calls];
        });
    }
    C::join($cids);
    ksort($got);
    echo json_encode($got), "\n";
});
--EXPECT--
[[5,15],[8,25],[13,41],[21,67],[34,109],[55,177],[89,287],[144,465]]
