--TEST--
A wait for a process that was cancelled does not wake whoever waits for a descriptor of the same number later
--EXTENSIONS--
ffi
--INI--
ffi.enable=1
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $waited = proc_open('exec sleep 30', [], $pipes);
    $pid = proc_get_status($waited)['pid'];
    $waiting = go(fn () => proc_close($waited));
    // as one that has not begun its program yet: it has all descriptors of this process
    $other = ($libc = FFI::cdef('int fork(void); int pause(void);'))->fork() ?: $libc->pause();
    C::cancel($waiting);
    for ($i = 0; $i < 4; $i++) {
        [$mine, $theirs[$i]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        go(fn () => var_dump(fgets($mine)));
    }
    Swoole\Process::kill($pid, SIGKILL);
    usleep(20_000);
    array_map(fn ($stream) => fwrite($stream, "line\n"), $theirs);
    Swoole\Process::kill($other, SIGKILL);
    Swoole\Process::wait();
});
?>
--EXPECT--
string(5) "line
"
string(5) "line
"
string(5) "line
"
string(5) "line
"
