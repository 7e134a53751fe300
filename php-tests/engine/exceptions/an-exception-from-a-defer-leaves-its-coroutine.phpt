--TEST--
run() rethrows it and the remaining defers of that coroutine are skipped
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

try {
    run(function () {
        C::defer(fn() => print("skipped\n"));
        C::defer(function () {
            throw new Exception("from a defer");
        });
        echo "body\n";
    });
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
body
from a defer
