--TEST--
A cancelled call returns what it returns on failure, at once, and the same call may be made again
--EXTENSIONS--
posix
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$silent = new LateServer('silent');
$cancel = fn (int $id) => C::cancel($id) || print("not cancelled\n");
$open = fn () => fsockopen('127.0.0.1', $silent->port);
foreach ([
    'fgets' => fn () => [fgets($f = $open()), feof($f), stream_get_meta_data($f)['timed_out']],
    'fread' => fn () => fread($open(), 10),
    'stream_get_contents' => fn () => stream_get_contents($open()),
    'fwrite' => function () {
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        return @fwrite($pair[0], str_repeat('x', 3_000_000)) < 3_000_000;
    },
    'stream_select' => function () use ($open) {
        $read = [$open()];
        $write = $except = null;
        return @stream_select($read, $write, $except, 30);
    },
    'stream_socket_accept' => fn () => @stream_socket_accept(stream_socket_server('tcp://127.0.0.1:0'), 30),
    'tls handshake' => fn () => @stream_socket_client("tls://127.0.0.1:$silent->port"),
    'http' => fn () => @file_get_contents("http://127.0.0.1:$silent->port/"),
    'shell_exec' => fn () => @shell_exec('sleep 3 2>&-'),
    'exec' => fn () => exec('exec >&- 2>&-; sleep 3'),
    'proc_close' => function () {
        $process = proc_open('exec sleep 30', [], $pipes);
        $pid = proc_get_status($process)['pid'];
        $closed = proc_close($process);
        posix_kill($pid, 9);
        return $closed;
    },
    'flock' => function () {
        $file = tmpfile();
        flock($file, LOCK_EX);
        return flock(fopen(stream_get_meta_data($file)['uri'], 'r'), LOCK_EX);
    },
    'sleep' => fn () => sleep(30),
    'time_nanosleep' => fn () => array_keys(time_nanosleep(30, 0)),
    'time_sleep_until' => fn () => time_sleep_until(microtime(true) + 30),
] as $name => $call) {
    while_it_waits($name, $call, $cancel);
}

// in a loop it is the same call of the same code: it waits again
run(function () use ($open, $cancel) {
    $stream = $open();
    stream_set_timeout($stream, 0, 1_000);
    $sleeper = go(function () use ($stream) {
        for ($i = 0; $i < 3; $i++) {
            echo json_encode(fgets($stream)), json_encode(stream_get_meta_data($stream)['timed_out']), ' ';
        }
        for ($i = 0; $i < 3; $i++) {
            usleep(100);
            echo json_encode(C::isCanceled()), ' ';
        }
        echo "\n";
    });
    C::cancel($sleeper);
});
?>
--EXPECT--
fgets                   [false,false,false]
fread                   ""
stream_get_contents     ""
fwrite                  true
stream_select           false
stream_socket_accept    false
tls handshake           false
http                    false
shell_exec              null
exec                    ""
proc_close              -1
flock                   false
sleep                   30
time_nanosleep          ["seconds","nanoseconds"]
time_sleep_until        false
falsefalse falsetrue falsetrue false false false 
