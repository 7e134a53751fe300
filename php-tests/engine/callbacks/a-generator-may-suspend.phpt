--TEST--
A generator waits between its yields; two coroutines have a generator each; yield from waits too
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function numbers(string $name)
{
    for ($i = 1; $i <= 2; $i++) {
        C::sleep($name == 'a' ? .002 : .003);
        yield "$name$i";
    }
    return "end of $name";
}
function outer(string $name)
{
    return yield from numbers($name);
}
run(function () {
    foreach (['a', 'b'] as $name) {
        go(function () use ($name) {
            $generator = outer($name);
            foreach ($generator as $value) {
                echo "$value\n";
            }
            echo $generator->getReturn(), "\n";
        });
    }
});
--EXPECT--
a1
b1
a2
end of a
b2
end of b
