--TEST--
getContext() in a destructor run by the end of the context: warning and null
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

set_error_handler(fn($level, $message) => print("W: $message\n"));
class Asks
{
    public function __destruct() { var_dump(C::getContext()); }
}
run(function () {
    C::getContext()['x'] = new Asks;
});
--EXPECT--
W: Swoole\Coroutine::getContext(): The context of coroutine has been destroyed
NULL
