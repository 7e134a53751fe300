--TEST--
Weakness 4: each coroutine has its own stack of user Fibers
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $log = [];
    $cids = [];
    foreach (['a' => .002, 'b' => .003] as $name => $seconds) {
        $cids[] = go(function () use ($name, $seconds, &$log) {
            $fiber = new Fiber(function () use ($name, $seconds, &$log, &$fiber) {
                for ($i = 1; $i <= 3; $i++) {
                    C::sleep($seconds);
                    $log[$name][] = Fiber::getCurrent() === $fiber ? "own" : "other";
                    $log[$name][] = Fiber::suspend("$name$i");
                }
            });
            $got = $fiber->start();
            while (!$fiber->isTerminated()) {
                $log[$name][] = $got;
                C::sleep($seconds);
                $got = $fiber->resume("r" . substr($got, 1));
            }
        });
    }
    C::join($cids);
    ksort($log);
    foreach ($log as $name => $entries) {
        echo "$name: ", implode(' ', $entries), "\n";
    }
});
--EXPECT--
a: own a1 r1 own a2 r2 own a3 r3
b: own b1 r1 own b2 r2 own b3 r3
