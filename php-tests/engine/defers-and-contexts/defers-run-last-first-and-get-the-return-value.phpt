--TEST--
Each defer gets what the body returned; NULL for nothing; no argument if the body threw
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['exception_handler' => fn($e) => print("handler: " . $e->getMessage() . "\n")]);
run(function () {
    $show = fn(string $name) => fn(...$arguments) => print("$name: " . json_encode($arguments) . "\n");
    go(function () use ($show) {
        C::defer($show('first'));
        defer($show('second'));
        Swoole\Coroutine\defer($show('third'));
        return ['returned' => 1];
    });
    go(function () use ($show) {
        C::defer($show('nothing returned'));
    });
    go(function () use ($show) {
        C::defer($show('threw'));
        throw new Exception("boom");
    });
});
--EXPECT--
third: [{"returned":1}]
second: [{"returned":1}]
first: [{"returned":1}]
nothing returned: [null]
handler: boom
threw: []
