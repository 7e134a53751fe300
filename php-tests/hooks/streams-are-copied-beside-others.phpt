--TEST--
stream_copy_to_stream() between files, pipes and sockets copies all of it and waits for its coroutine alone, however PHP copies
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
register_shutdown_function(unlink(...), $file);
file_put_contents($file, $text = random_bytes(3_000_000));
$pair = fn () => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$copies = [
    // the reader takes nothing at first: more than a socket's buffer waits
    'a file to a socket' => function () use ($file, $pair) {
        [$ours, $theirs] = $pair();
        return [fopen($file, 'r'), $ours, $theirs];
    },
    'a pipe to a socket' => function () use ($file, $pair) {
        [$ours, $theirs] = $pair();
        return [popen('exec cat ' . escapeshellarg($file), 'r'), $ours, $theirs];
    },
    'a socket to a socket' => function () use ($text, $pair) {
        [$ours, $theirs] = $pair();
        [$from, $to] = $pair();
        go(function () use ($to, $text) {
            fwrite($to, $text);
            fclose($to);
        });
        return [$from, $ours, $theirs];
    },
];
run(function () use ($copies, $text) {
    foreach ($copies as $name => $open) {
        $copied = null;
        [$from, $to, $reader] = $open();
        $id = go(function () use ($from, $to, &$copied) {
            $copied = stream_copy_to_stream($from, $to);
            fclose($to);
        });
        C::sleep(.05);
        echo "$name: ", $copied === null ? 'others go on' : 'did not wait', ', ';
        $right = stream_get_contents($reader) === $text;
        C::join([$id], 20);
        echo $copied, $right ? '' : ', and something else', "\n";
    }
});
?>
--EXPECT--
a file to a socket: others go on, 3000000
a pipe to a socket: others go on, 3000000
a socket to a socket: others go on, 3000000
