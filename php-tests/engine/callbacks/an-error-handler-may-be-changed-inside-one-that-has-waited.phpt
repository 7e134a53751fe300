--TEST--
set_error_handler() and restore_error_handler() count inside a handler that has waited, as they do in one that has not
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$say = fn (string $name) => function (int $type, string $message) use ($name) {
    echo "$name: $message\n";
};
foreach (['without waiting' => fn () => null, 'after waiting' => fn () => C::sleep(.001)] as $how => $wait) {
    echo "$how\n";
    foreach ([
        'restored' => restore_error_handler(...),
        'set' => fn () => set_error_handler($say('H2')),
        'set and restored' => fn () => [set_error_handler($say('H2')), restore_error_handler()],
        'restored and set' => fn () => [restore_error_handler(), set_error_handler($say('H2'))],
        'none set' => fn () => set_error_handler(null),
    ] as $what => $change) {
        set_error_handler($say('H0'));
        set_error_handler(function (int $type, string $message) use ($wait, $change) {
            echo "H1: $message\n";
            $wait();
            $change();
        });
        echo "- $what\n";
        run(function () use ($wait) {
            echo $a;
            $wait();
            go(function () {
                echo $b;
            });
            echo $c;
        });
        set_error_handler(null);
    }
}
--EXPECT--
without waiting
- restored
H1: Undefined variable $a
H0: Undefined variable $b
H0: Undefined variable $c
- set
H1: Undefined variable $a
H2: Undefined variable $b
H2: Undefined variable $c
- set and restored
H1: Undefined variable $a
H1: Undefined variable $b
H1: Undefined variable $c
- restored and set
H1: Undefined variable $a
H2: Undefined variable $b
H2: Undefined variable $c
- none set
H1: Undefined variable $a
H1: Undefined variable $b
H1: Undefined variable $c
after waiting
- restored
H1: Undefined variable $a
H0: Undefined variable $b
H0: Undefined variable $c
- set
H1: Undefined variable $a
H2: Undefined variable $b
H2: Undefined variable $c
- set and restored
H1: Undefined variable $a
H1: Undefined variable $b
H1: Undefined variable $c
- restored and set
H1: Undefined variable $a
H2: Undefined variable $b
H2: Undefined variable $c
- none set
H1: Undefined variable $a
H1: Undefined variable $b
H1: Undefined variable $c
