--TEST--
Two coroutines take their own strings apart by strtok()
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

strtok('main script', ' ');
run(function () {
    foreach (['a b c', 'x y z'] as $text) {
        go(function () use ($text) {
            for ($token = strtok($text, ' '); $token !== false; $token = @strtok(' ')) {
                echo $token, "\n";
                C::sleep(.001);
            }
        });
    }
    go(function () {
        strtok('never taken to its end', ' ');
        C::sleep(.001);
    });
    var_dump(@strtok(' '));
});
var_dump(@strtok(' '));
--EXPECT--
a
x
bool(false)
b
y
c
z
string(6) "script"
