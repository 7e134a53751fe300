--TEST--
A generator waits between its yields; two coroutines have a generator each; yield from waits too
--FILE--
<?php
use Swoole\Coroutine\Channel;
use function Swoole\Coroutine\{go, run};

function numbers(string $name, Channel $gate)
{
    for ($i = 1; $i <= 2; $i++) {
        $gate->pop();
        yield "$name$i";
    }
    return "end of $name";
}
function outer(string $name, Channel $gate)
{
    return yield from numbers($name, $gate);
}
run(function () {
    foreach (['a', 'b'] as $name) {
        $gates[$name] = $gate = new Channel();
        go(function () use ($name, $gate) {
            $generator = outer($name, $gate);
            foreach ($generator as $value) {
                echo "$value\n";
            }
            echo $generator->getReturn(), "\n";
        });
    }
    foreach (['a', 'b', 'a', 'b'] as $name) {
        $gates[$name]->push(1);
    }
});
--EXPECT--
a1
b1
a2
end of a
b2
end of b
