--TEST--
getContext() makes the context of another live coroutine, and gives null for one that does not exist
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $id = go(function (): void {
        C::yield();
        echo C::getContext()['from'], "\n";
    });
    C::getContext($id)['from'] = 'another one';
    C::resume($id);
    var_dump(C::getContext($id), swoole_last_error());
});
var_dump(C::getContext());
?>
--EXPECT--
another one
NULL
int(10016)
NULL
