--TEST--
Several coroutines may wait for the same descriptor
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $waiters = [];
    for ($i = 0; $i < 3; $i++) {
        $waiters[] = go(fn () => print(System::waitEvent($a) === SWOOLE_EVENT_READ ? "readable\n" : "no\n"));
    }
    fwrite($b, 'x');
    C::join($waiters);
});
?>
--EXPECT--
readable
readable
readable
