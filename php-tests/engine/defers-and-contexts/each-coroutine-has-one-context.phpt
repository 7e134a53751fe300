--TEST--
getContext() gives the same object every time, also to others; null and 10016 for unknown ids
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        C::getContext()['key'] = 'value';
        C::yield();
        echo json_encode(C::getContext()), "\n";
    });
    $context = C::getContext($cid);
    echo get_class($context), " ", get_parent_class($context), " ", $context['key'], "\n";
    $context['other'] = 2;
    var_dump(C::getContext($cid) === $context, C::getContext() === C::getContext(C::getCid()), C::getContext() === $context);
    C::resume($cid);
    echo "kept: ", $context['other'], "\n";
    var_dump(C::getContext($cid));
    echo swoole_last_error(), "\n";
    $fresh = go(fn() => C::yield());
    C::getContext($fresh)['made by'] = 'another';
    C::resume($fresh);
});
--EXPECT--
Swoole\Coroutine\Context ArrayObject value
bool(true)
bool(true)
bool(false)
{"key":"value","other":2}
kept: 2
NULL
10016
