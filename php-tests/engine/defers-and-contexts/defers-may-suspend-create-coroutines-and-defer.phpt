--TEST--
A defer runs in its coroutine with its context; a nested one runs before the older ones
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $cid = go(function () {
        C::getContext()['kept'] = 'context';
        C::defer(fn() => print("oldest in " . C::getCid() . "\n"));
        C::defer(function () {
            C::sleep(.001);
            echo "waited in ", C::getCid(), " with ", C::getContext()['kept'], "\n";
            go(fn() => print("created " . C::getCid() . " by " . C::getPcid() . "\n"));
            C::defer(fn() => print("nested\n"));
        });
    });
    C::join([$cid]);
    echo "joined\n";
});
--EXPECT--
waited in 2 with context
created 3 by 2
nested
oldest in 2
joined
