--TEST--
exit in a nested call runs every finally block on its way out
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use function Swoole\Coroutine\run;

function deep(int $n)
{
    try {
        $n ? deep($n - 1) : exit(4);
    } finally {
        echo $n;
    }
}
run(function () {
    deep(3);
});
SCRIPT);
--EXPECT--
0123
exit 4
