--TEST--
Streams over TCP, UDP, unix sockets and http suspend only the coroutine that connects, accepts, reads, writes or selects
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\go;

$web = new LateServer('http');
$silent = new LateServer('silent');
$path = '/' . WAIT;
$request = "GET $path HTTP/1.0\r\n\r\n";
$open = function () use ($web, $request) {
    $stream = fsockopen('127.0.0.1', $web->port);
    fwrite($stream, $request);
    return $stream;
};
$later = fn (callable $call) => go(function () use ($call) {
    usleep((int) (WAIT * 1e6));
    $call();
});

side_by_side([
    'fgets' => fn () => trim(fgets($open())),
    'stream_get_contents' => fn () => strlen(stream_get_contents($open())) > 50,
    'http' => fn () => file_get_contents("http://127.0.0.1:$web->port$path"),
    'http by name' => fn () => file_get_contents("http://localhost:$web->port$path"),
    'stream_select' => function () use ($open) {
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $read = ['other' => $pair[0], 'key' => $open()];
        $write = $except = null;
        return [stream_select($read, $write, $except, 5), array_keys($read)];
    },
    'stream_select, time over' => function () use ($silent) {
        $read = [fsockopen('127.0.0.1', $silent->port)];
        $write = $except = null;
        return [stream_select($read, $write, $except, 0, (int) (WAIT * 1e6)), $read];
    },
    'accept' => function () use ($later) {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $name = stream_socket_get_name($server, false);
        $later(fn () => fwrite(stream_socket_client("tcp://$name"), "hello\n"));
        $client = stream_socket_accept($server, 5, $peer);
        return [fgets($client), is_string($peer)];
    },
    'accept, time over' => fn () => @stream_socket_accept(stream_socket_server('tcp://127.0.0.1:0'), WAIT),
    'pair' => function () use ($later) {
        [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $later(fn () => fwrite($b, "late\n"));
        return fgets($a);
    },
    'udp' => function () use ($later) {
        $server = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
        $name = stream_socket_get_name($server, false);
        $later(fn () => fwrite(stream_socket_client("udp://$name"), 'datagram'));
        return [stream_socket_recvfrom($server, 100, 0, $peer), is_string($peer)];
    },
    'time limit' => function () use ($silent) {
        $stream = fsockopen('127.0.0.1', $silent->port);
        stream_set_timeout($stream, 0, (int) (WAIT * 1e6));
        return [fgets($stream), stream_get_meta_data($stream)['timed_out'], feof($stream)];
    },
    'a write that is too large' => function () use ($later) {
        [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $later(function () use ($b) {
            for ($length = 0; ($part = fread($b, 1 << 16)) !== ''; $length += strlen($part));
            echo $length === 3_000_000 ? '' : "$length bytes came\n";
        });
        return fwrite($a, str_repeat('x', 3_000_000));
    },
]);
?>
--EXPECT--
fgets                   10 × HTTP/1.1 200 OK side by side
stream_get_contents     10 × true side by side
http                    10 × after 0.5 side by side
http by name            10 × after 0.5 side by side
stream_select           10 × [1,["key"]] side by side
stream_select, time over10 × [0,[]] side by side
accept                  10 × ["hello\n",true] side by side
accept, time over       10 × false side by side
pair                    10 × late
 side by side
udp                     10 × ["datagram",true] side by side
time limit              10 × [false,true,false] side by side
a write that is too large10 × 3000000 side by side
