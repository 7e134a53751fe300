--TEST--
A throwing cancel unwinds usort, a generator, array_map and a Fiber that the target is suspended in
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $bodies = [
        'usort' => function () {
            $a = [2, 1];
            usort($a, fn($x, $y) => C::yield());
        },
        'generator' => function () {
            foreach ((function () { yield C::yield(); })() as $x);
        },
        'array_map' => fn() => array_map(fn() => C::yield(), [1]),
        'fiber' => fn() => (new Fiber(fn() => C::yield()))->start(),
        'autoload' => fn() => class_exists('Unknown'),
        'destructor' => function () {
            $o = new class {
                public function __destruct() { C::yield(); }
            };
            unset($o);
        },
    ];
    spl_autoload_register(fn() => C::yield());
    foreach ($bodies as $name => $body) {
        $cid = go(function () use ($name, $body) {
            try {
                $body();
                echo "$name: never\n";
            } catch (C\CanceledException $e) {
                echo "$name: cancelled\n";
            }
        });
        C::cancel($cid, true);
    }
});
--EXPECT--
usort: cancelled
generator: cancelled
array_map: cancelled
fiber: cancelled
autoload: cancelled
destructor: cancelled
