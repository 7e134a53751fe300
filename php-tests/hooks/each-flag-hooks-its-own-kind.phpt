--TEST--
With a flag off its calls wait with the whole process, as in plain PHP; with it alone, they do not
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};

$silent = new LateServer('silent');
$limit = function ($stream) {
    stream_set_timeout($stream, 0, 30_000);
    return fgets($stream);
};
$select = function () {
    $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $read = [$pair[0]];
    $write = $except = null;
    return stream_select($read, $write, $except, 0, 30_000);
};
$socket = function () {
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_bind($socket, '127.0.0.1', 0);
    socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 30_000]);
    return @socket_recv($socket, $got, 10, 0);
};
foreach ([
    'TCP' => [SWOOLE_HOOK_TCP, fn () => $limit(fsockopen('127.0.0.1', $silent->port))],
    'UDP' => [SWOOLE_HOOK_UDP, fn () => $limit(stream_socket_client("udp://127.0.0.1:$silent->port"))],
    'UNIX' => [SWOOLE_HOOK_UNIX, function () use ($limit) {
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        return $limit($pair[0]);
    }],
    'UDG' => [SWOOLE_HOOK_UDG, function () use ($limit) {
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_DGRAM, 0);
        return $limit($pair[0]);
    }],
    'STREAM_FUNCTION' => [SWOOLE_HOOK_STREAM_FUNCTION, $select],
    'SOCKETS' => [SWOOLE_HOOK_SOCKETS, $socket],
    'SLEEP' => [SWOOLE_HOOK_SLEEP, fn () => usleep(30_000)],
    'PROC' => [SWOOLE_HOOK_PROC, fn () => proc_close(proc_open(['sleep', '.2'], [], $pipes))],
    'STDIO' => [SWOOLE_HOOK_STDIO, fn () => shell_exec('sleep .2; echo x')],
    'FILE' => [SWOOLE_HOOK_FILE, function () {
        $file = tmpfile();
        flock($file, LOCK_EX);
        $other = fopen(stream_get_meta_data($file)['uri'], 'r');
        go(function () use ($file) {
            Swoole\Coroutine::sleep(.03);
            flock($file, LOCK_UN);
        });
        return flock($other, LOCK_EX | (Runtime::getHookFlags() & SWOOLE_HOOK_FILE ? 0 : LOCK_NB));
    }],
] as $name => [$flag, $call]) {
    foreach ([$flag, SWOOLE_HOOK_ALL & ~$flag & ~($name === 'PROC' ? SWOOLE_HOOK_STDIO : 0) & ~($name === 'STDIO' ? SWOOLE_HOOK_PROC : 0)] as $flags) {
        Runtime::setHookFlags($flags);
        run(function () use ($name, $call, $flags, $flag) {
            $others = false;
            go(function () use (&$others) {
                Swoole\Coroutine::sleep(.001);
                $others = true;
            });
            $call();
            echo $flags === $flag ? str_pad($name, 16) . 'on: ' : 'off: ', $others ? 'others run' : 'nobody runs', $flags === $flag ? ', ' : "\n";
        });
    }
}
?>
--EXPECT--
TCP             on: others run, off: nobody runs
UDP             on: others run, off: nobody runs
UNIX            on: others run, off: nobody runs
UDG             on: others run, off: nobody runs
STREAM_FUNCTION on: others run, off: nobody runs
SOCKETS         on: others run, off: nobody runs
SLEEP           on: others run, off: nobody runs
PROC            on: others run, off: nobody runs
STDIO           on: others run, off: nobody runs
FILE            on: others run, off: nobody runs
