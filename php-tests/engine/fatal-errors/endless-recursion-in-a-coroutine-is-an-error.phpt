--TEST--
PHP 8.3 and later check the C stack of a coroutine too: a catchable Error, and the loop goes on
--SKIPIF--
<?php if (PHP_VERSION_ID < 80300) echo 'skip PHP 8.2 does not check the C stack';
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function endless($x)
{
    return array_map('endless', [$x]);
}
run(function () {
    go(function () {
        C::sleep(.001);
        try {
            endless(1);
        } catch (Error $e) {
            echo strtok($e->getMessage(), ' '), " ", str_contains($e->getMessage(), 'call stack size') ? "call stack size" : $e->getMessage(), "\n";
        }
    });
    C::sleep(.005);
    echo "the loop goes on\n";
});
--EXPECT--
Maximum call stack size
the loop goes on
