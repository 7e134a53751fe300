--TEST--
flock() and the opening of a named pipe suspend until the lock is free and the other end is there
--EXTENSIONS--
posix
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder);
$wait = WAIT;
side_by_side([
    'a named pipe' => function () use ($folder, $wait) {
        $name = "$folder/" . bin2hex(random_bytes(6));
        posix_mkfifo($name, 0600);
        $process = proc_open("sleep $wait; echo out > $name", [], $pipes);
        $pipe = fopen($name, 'r');
        return [fgets($pipe), fgets($pipe), proc_close($process)];
    },
]);
run(function () use ($folder) {
    $first = fopen("$folder/lock", 'c');
    $second = fopen("$folder/lock", 'c');
    flock($first, LOCK_EX);
    $done = go(function () use ($second) {
        echo json_encode(flock($second, LOCK_EX | LOCK_NB, $would_block)), $would_block, "\n";
        flock($second, LOCK_EX);
        echo "locked\n";
    });
    echo "others run\n";
    usleep(30_000);
    echo "unlock\n";
    flock($first, LOCK_UN);
    Swoole\Coroutine::join([$done]);
});
remove_folder($folder);
?>
--EXPECT--
a named pipe            10 × ["out\n",false,0] side by side
false1
others run
unlock
locked
