--TEST--
Two coroutines link classes whose methods' types need each other, as if one had begun both
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const CLASSES = [
    'P1' => 'class P1 { function m(): ?Q1 { return null; } }',
    'C1' => 'class C1 extends P1 { function m(): ?C2 { return new C2; } }',
    'Q1' => 'class Q1 { function m(): ?P1 { return null; } }',
    'C2' => 'class C2 extends Q1 { function m(): ?C1 { return new C1; } }',
];
$loads = [];
spl_autoload_register(function (string $class) use (&$loads) {
    $loads[] = $class;
    C::sleep(.002);
    eval(CLASSES[$class]);
});
run(function () use (&$loads) {
    $cids = [];
    foreach (['C1', 'C2', 'C1', 'C2'] as $class) {
        $cids[] = go(fn () => print("$class makes a " . get_class((new $class)->m()) . "\n"));
    }
    C::join($cids);
    sort($loads);
    echo implode(' ', $loads), "\n";
});
--EXPECTF--
C%d makes a C%d
C%d makes a C%d
C%d makes a C%d
C%d makes a C%d
C1 C2 P1 Q1
