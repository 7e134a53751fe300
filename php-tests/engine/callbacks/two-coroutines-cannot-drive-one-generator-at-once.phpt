--TEST--
A generator that is suspended in another coroutine is running: the Error of PHP
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $generator = (function () {
        C::sleep(.001);
        yield 1;
        echo "generator ends\n";
    })();
    go(function () use ($generator) {
        foreach ($generator as $value) {
            echo "$value\n";
        }
    });
    try {
        $generator->next();
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
    }
});
--EXPECT--
Cannot resume an already running generator
1
generator ends
