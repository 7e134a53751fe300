--TEST--
Create, suspend, throw, defer and fibers, 2,000 times each: the heap does not grow
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function one_round(): void
{
    run(function () {
        for ($i = 0; $i < 2000; $i++) {
            go(function () use ($i) {
                C::defer(fn() => $i);
                C::getContext()['x'] = str_repeat('x', 100);
                try {
                    if ($i % 10 == 0) {
                        C::sleep(.001);
                    }
                    throw new Exception("x");
                } catch (Exception $e) {
                    return [$i, $e];
                }
            });
            if ($i % 10 == 0) {
                go(fn() => (new Fiber(fn() => C::sleep(.001)))->start());
                C::cancel(go(fn() => C::yield()));
            }
        }
    });
}

one_round();
one_round();
gc_collect_cycles();
$before = memory_get_usage();
for ($i = 0; $i < 5; $i++) {
    one_round();
}
gc_collect_cycles();
$grown = memory_get_usage() - $before;
echo $grown < 20000 ? "does not grow\n" : "grew by $grown bytes\n";
--EXPECT--
does not grow
