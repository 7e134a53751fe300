--TEST--
The events that are possible; streams and numbers are taken; the data is left where it is
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $sockets = fn () => array_filter(scandir('/proc/self/fd'), fn ($fd) => str_starts_with((string) @readlink("/proc/self/fd/$fd"), 'socket:'));
    $before = $sockets();
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $number = (int) min(array_diff($sockets(), $before));
    $names = [SWOOLE_EVENT_READ => 'read', SWOOLE_EVENT_WRITE => 'write', SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE => 'read and write'];
    go(function () use ($b) {
        C::sleep(.01);
        fwrite($b, 'x');
    });
    echo $names[System::waitEvent($a)], "\n";
    echo $names[C::waitEvent($a, SWOOLE_EVENT_WRITE)], "\n";
    echo $names[System::waitEvent($a, SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE, 10)], "\n";
    echo fread($a, 10), "\n";
    echo $names[System::waitEvent($a, SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE, 10)], "\n";
    fclose($b);
    echo $names[System::waitEvent($a)], " after the other side closed\n";
    echo $names[System::waitEvent($number)], " by number\n";
});
?>
--EXPECT--
read
write
read and write
x
write
read after the other side closed
read by number
