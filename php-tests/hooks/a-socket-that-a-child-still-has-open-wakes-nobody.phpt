--TEST--
A socket that was waited for, and that a child still has open when it is closed, does not wake who waits for the next one of its number
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

run(function () {
    $pair = fn () => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$a, $b] = $pair();
    go(fn () => usleep(1000) ?? fwrite($b, "first\n"));
    echo fgets($a);
    // it inherits both
    $child = proc_open(['cat'], [['pipe', 'r']], $pipes);
    $number = (fstat($a))['ino'];
    $path = fn ($stream) => array_search($stream, array_map(fn ($fd) => @stat("/proc/self/fd/$fd")['ino'], range(0, 40)), true);
    $was = $path($number);
    fclose($a);
    [$c, $d] = $pair();
    var_dump($path(fstat($c)['ino']) === $was);
    go(function () use ($b, $d) {
        usleep(1000);
        fwrite($b, "to nobody\n");
        usleep(20_000);
        fwrite($d, "to us\n");
    });
    var_dump(fgets($c));
    fclose($pipes[0]);
    proc_close($child);
});
?>
--EXPECT--
first
bool(true)
string(6) "to us
"
