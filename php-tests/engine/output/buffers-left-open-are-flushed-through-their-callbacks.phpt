--TEST--
A coroutine that ends with open buffers flushes them, inner first, into stdout and not into its creator's buffer
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    ob_start();
    echo "creator's buffer\n";
    go(function () {
        ob_start(fn($b) => "<$b>\n");
        ob_start(fn($b) => strtoupper($b));
        echo "inner";
        C::defer(fn() => print(" defer"));
    });
    $kept = ob_get_clean();
    echo "kept: $kept";
});
--EXPECT--
<INNER DEFER>
kept: creator's buffer
