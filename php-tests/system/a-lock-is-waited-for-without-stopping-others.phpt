--TEST--
writeFile() with LOCK_EX waits for the lock on another thread, and truncates nothing before it has it
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($file, 'old');
run(function () use ($file) {
    $held = fopen($file, 'r+');
    flock($held, LOCK_EX);
    $writer = go(fn () => print('written ' . System::writeFile($file, 'new', LOCK_EX) . "\n"));
    C::sleep(.05);
    echo 'meanwhile ', stream_get_contents($held), "\n";
    flock($held, LOCK_UN);
    C::join([$writer]);
    echo System::readFile($file), "\n";
});
unlink($file);
?>
--EXPECT--
meanwhile old
written 3
new
