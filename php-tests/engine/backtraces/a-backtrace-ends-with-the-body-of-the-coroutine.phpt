--TEST--
debug_backtrace() in a coroutine shows its own frames and not those of its creator
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function inner()
{
    C::sleep(.001);
    return array_map(fn($f) => ($f['class'] ?? '') . ($f['type'] ?? '') . preg_replace('/^\{closure.*$/', '{closure}', $f['function']) . (isset($f['line']) ? '' : ' without a line'), debug_backtrace());
}
function creator()
{
    go(function () {
        echo json_encode(inner()), "\n";
    });
}
run(fn() => creator());
--EXPECT--
["inner","{closure} without a line"]
