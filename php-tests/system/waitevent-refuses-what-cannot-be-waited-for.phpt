--TEST--
No event: 22; no open descriptor: 9; a file: 1; no descriptor at all: warnings and 503
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine\System;

Swoole\Coroutine\run(function () {
    [$a] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    foreach ([[$a, 0], [$a, 4096], [100000], [fopen('/etc/passwd', 'r')], [-1], ['x'], [null], [new stdClass]] as $arguments) {
        var_dump(System::waitEvent(...$arguments));
        echo swoole_last_error(), "\n";
    }
});
SCRIPT);
?>
--EXPECTF--
bool(false)
22
bool(false)
22
[%s]	WARNING	System::wait_event(): waiting for fd %d failed, Error: Bad file descriptor[9]
bool(false)
9
[%s]	WARNING	System::wait_event(): waiting for fd %d failed, Error: Operation not permitted[1]
bool(false)
1

Warning: Swoole\Coroutine\System::waitEvent(): invalid file descriptor#-1 passed in %s on line %d

Warning: Swoole\Coroutine\System::waitEvent(): unknown fd type in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::waitEvent(): invalid file descriptor passed in %s on line %d

Warning: Swoole\Coroutine\System::waitEvent(): unknown fd type in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::waitEvent(): invalid file descriptor passed in %s on line %d

Warning: Swoole\Coroutine\System::waitEvent(): unknown fd type in %s on line %d
bool(false)
503

Warning: Swoole\Coroutine\System::waitEvent(): invalid file descriptor passed in %s on line %d

Warning: Swoole\Coroutine\System::waitEvent(): unknown fd type in %s on line %d
bool(false)
503
exit 0
