--TEST--
A teardown that passes through the linking of classes keeps the exit status, or the exception, that it is for
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

foreach (['exit(3)', 'throw new Exception("the reason")'] as $end) {
    run_child(<<<SCRIPT
        spl_autoload_register(function (string \$class) {
            if (\$class === 'Wide') {
                eval('class Wide extends Narrow { function m(): ?Missing {} }');
            } elseif (\$class === 'Narrow') {
                eval('class Narrow { function m(): ?Other {} }');
            } else {
                Swoole\Coroutine::sleep(10);
            }
        });
        Swoole\Coroutine\\run(function () {
            go(function () { try { new class extends Absent {}; } finally { echo "finally of the parent\\n"; } });
            go(fn () => eval('class T1 { use Absent2; }'));
            go(fn () => eval('class T2 implements Absent3 {}'));
            go(fn () => new Wide);
            go(fn () => $end);
        });
        SCRIPT, ['display_errors' => 1, 'html_errors' => 0]);
}
// In the loader itself.
run_child(<<<'SCRIPT'
    spl_autoload_register(function () {
        Swoole\Coroutine::sleep(.001);
        exit(4);
    });
    Swoole\Coroutine\run(fn () => eval('class T1 { use Absent; }'));
    SCRIPT);
--EXPECT--
finally of the parent
exit 3
finally of the parent

Fatal error: Uncaught Exception: the reason in child.php:16
Stack trace:
#0 [internal function]: {closure}()
#1 {main}
  thrown in child.php on line 16
exit 255
exit 4
