--TEST--
In a forked child that has no loop of its own calls wait as in plain PHP, wherever it was forked; the parent's go on suspending
--EXTENSIONS--
ffi
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Process;
use Swoole\Timer;
use function Swoole\Coroutine\{go, run};

Swoole\Runtime::enableCoroutine();
$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(fn ($owner) => getmypid() === $owner && remove_folder($folder), getmypid());
// calls that wait, each with its right result
$calls = function ($stream) use ($folder): array {
    $lock = fopen("$folder/lock", 'c');
    [$read, $none, $except] = [[$stream], null, null];
    return [
        usleep(1_000),
        stream_select($read, $none, $except, 20),
        fgets($stream),
        shell_exec('sleep .01; echo out'),
        exec('exit 3', $lines, $status) . $status,
        proc_close(proc_open(['sh', '-c', 'sleep .01; exit 4'], [], $pipes)),
        flock($lock, LOCK_EX),
        gethostbyname('localhost'),
        strlen(file_get_contents(__FILE__)) === filesize(__FILE__),
        fwrite($lock, "written\n"),
    ];
};
$said = "[null,1,\"line\\n\",\"out\\n\",\"3\",4,true,\"127.0.0.1\",true,8]\n";

// a callback of the loop, outside coroutines
swoole_async_set(['enable_coroutine' => false]);
Timer::after(1, function () use ($calls, $said) {
    [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $child = new Process(function () use ($calls, $theirs, $said) {
        echo 'a callback: ', json_encode($calls($theirs)) . "\n" === $said ? "as plain PHP\n" : "otherwise\n";
    }, false, 0, false);
    $child->start();
    usleep(10_000);
    fwrite($ours, "line\n");
    Process::wait();
});
Swoole\Event::wait();

// in the middle of a coroutine, by a library that forks itself
$libc = FFI::cdef('int fork(void); void _exit(int);');
run(function () use ($calls, $libc, $said) {
    [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    // those that wait are the parent's
    go(fn () => print('in the parent: ' . fgets($ours)));
    $ticks = 0;
    $ticker = go(function () use (&$ticks, $libc) {
        for (; $ticks < 3; $ticks++) {
            usleep(100);
        }
    });
    if ($libc->fork() === 0) {
        $got = json_encode($calls($theirs)) . "\n" === $said && $ticks === 0;
        fwrite($theirs, $got ? "the child waited as plain PHP\n" : "the child waited otherwise\n");
        $libc->_exit(0);
    }
    fwrite($ours, "line\n");
    Process::wait();
    echo "ticks: $ticks\n";
});
?>
--EXPECT--
a callback: as plain PHP
in the parent: the child waited as plain PHP
ticks: 3
