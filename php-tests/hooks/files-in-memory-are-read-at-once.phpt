--TEST--
A file in memory is read and written without a thread and without letting others go first, whatever the kernel knows of its pages
--SKIPIF--
<?php
if (!is_writable('/dev/shm') || !preg_match('~^\S+ /dev/shm tmpfs ~m', (string) @file_get_contents('/proc/mounts'))) {
    echo 'skip there is no tmpfs at /dev/shm';
}
?>
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

$file = '/dev/shm/swoole-rs-' . bin2hex(random_bytes(6));
register_shutdown_function(fn () => @unlink($file));
// more than a read takes at once, and no end of a page
file_put_contents($file, $text = random_bytes(300_001));
run(function () use ($file, $text) {
    $order = [];
    for ($i = 0; $i < 3; $i++) {
        go(function () use ($i, $file, $text, &$order) {
            $right = file_get_contents($file) === $text;
            $handle = fopen($file, 'r');
            fseek($handle, 299_990);
            $right = $right && fread($handle, 100) === substr($text, 299_990) && fgets($handle) === false && feof($handle);
            $order[] = [$i, $right];
        });
    }
    $order[] = 'the others have read';
    echo json_encode($order), "\n";
    // written past the end meanwhile: the rest is there, too
    $handle = fopen($file, 'r+');
    stream_get_contents($handle);
    file_put_contents($file, 'more', FILE_APPEND);
    echo fread($handle, 10), "\n";
});
?>
--EXPECT--
[[0,true],[1,true],[2,true],"the others have read"]
more
