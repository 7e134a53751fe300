--TEST--
A file whose first page alone is in memory is read to its end, on another thread, while others run
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

$file = __DIR__ . '/partly-cached.tmp';
$content = random_bytes(4 << 20);
file_put_contents($file, $content);
// all of it to the disk and out of memory; then its first page comes back, without what the kernel would read ahead
$evict = <<<'PYTHON'
    import os, sys
    fd = os.open(sys.argv[1], os.O_RDWR)
    os.fsync(fd)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_RANDOM)
    os.pread(fd, 4096, 0)
    PYTHON;
exec('python3 -c ' . escapeshellarg($evict) . ' ' . escapeshellarg($file));
run(function () use ($file, $content) {
    var_dump(file_get_contents($file) === $content);
    // what is in memory now is the same
    $stream = fopen($file, 'r');
    var_dump(fread($stream, 1 << 20) === substr($content, 0, 1 << 20), ftell($stream), fseek($stream, -10, SEEK_END), fread($stream, 100) === substr($content, -10), feof($stream));
});
unlink($file);
?>
--EXPECT--
bool(true)
bool(true)
int(1048576)
int(0)
bool(true)
bool(true)
