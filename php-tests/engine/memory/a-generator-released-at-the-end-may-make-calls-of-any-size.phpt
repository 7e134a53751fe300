--TEST--
A generator that is released when its coroutine ends may make calls of any size
--EXTENSIONS--
swoole
--FILE--
<?php
use Swoole\Coroutine as Co;

function count_all(...$all) { return count($all); }

// Its frame is on the heap: what it calls when it is released is the first frame of the coroutine's stack then.
function generator(string $where): Generator
{
    try {
        yield;
    } finally {
        echo $where, ': ', count_all(...range(1, 200)), "\n";
    }
}

function started(string $where): Generator
{
    $generator = generator($where);
    $generator->current();
    return $generator;
}

go(fn () => started('the value that the body returns'));
go(function ($argument) {}, started('an argument'));
$bound = started('a variable of the closure');
go(static function () use ($bound) {});
unset($bound);
go(function () { Co::getContext()->generator = started('the context'); });
go(function () {
    $generator = started('a variable of a defer');
    Co::defer(static function () use ($generator) {});
});
go(function () {
    Co::sleep(0.001);
    return started('after a wait');
});
Swoole\Event::wait();
echo "end\n";
?>
--EXPECT--
the value that the body returns: 200
an argument: 200
a variable of the closure: 200
the context: 200
a variable of a defer: 200
after a wait: 200
end
