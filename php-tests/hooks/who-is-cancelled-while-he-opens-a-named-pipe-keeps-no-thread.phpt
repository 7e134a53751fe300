--TEST--
The opening of a named pipe that is cancelled leaves no thread that waits for ever, whether that had begun to or was just about to
--EXTENSIONS--
posix
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
for ($round = 0; $round < 150; $round++) {
    // of its own: a pipe that is opened again lets those go who wait for it
    $pipes = [];
    for ($i = 0; $i < 20; $i++) {
        posix_mkfifo($pipes[] = "$folder/$round-$i", 0600);
    }
    run(function () use ($pipes, $round) {
        $ids = array_map(fn (string $pipe) => go(fn () => @fopen($pipe, $round % 2 ? 'r' : 'w') && print("opened\n")), $pipes);
        // up to 100 microseconds: threads are on their way
        for ($end = hrtime(true) + $round % 100 * 1000; hrtime(true) < $end;);
        array_map(fn (int $id) => C::cancel($id), $ids);
        $ids = array_filter($ids, C::exists(...));
        $ids && C::join($ids, 10);
    });
}
// those that have nothing to do end by themselves
$threads = fn () => count(scandir('/proc/self/task')) - 2;
for ($end = microtime(true) + 20; $threads() > 1 && microtime(true) < $end; usleep(1_000));
echo $threads(), " thread\n";
?>
--EXPECT--
1 thread
