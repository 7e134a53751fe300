--TEST--
Weak mode: numeric strings, bools and floats become what the parameter wants; deprecations included
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn($level, $message) => print("W: $message\n"));
run(function () {
    $cid = go(fn() => C::yield());
    foreach (["$cid", (float) $cid, $cid + .5, true, null] as $argument) {
        $exists = C::exists($argument);
        echo json_encode($argument), ": ", json_encode($exists), "\n";
    }
    C::resume("$cid");
    var_dump(C::sleep("0.001"), C::sleep(true * .001), C::exists("2 "));
    go(fn() => var_dump(C::sleep(1)));
    C::cancel(C::getCid() + 2, 0);
});
--EXPECT--
"2": true
2: true
W: Implicit conversion from float 2.5 to int loses precision
2.5: true
true: true
W: Swoole\Coroutine::exists(): Passing null to parameter #1 ($cid) of type int is deprecated
null: false
bool(true)
bool(true)
bool(false)
bool(false)
