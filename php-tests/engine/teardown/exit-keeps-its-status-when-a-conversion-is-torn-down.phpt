--TEST--
exit() keeps its status although the end of another coroutine leaves a conversion
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public function __toString(): string
    {
        C::sleep(10);
        return 'x';
    }
}
run(function () {
    go(fn (): string => new Slow);
    go(function (): string {
        try {
            return new Slow;
        } catch (Throwable) {
            echo "never\n";
        }
    });
    exit(3);
});
SCRIPT);
--EXPECT--
exit 3
