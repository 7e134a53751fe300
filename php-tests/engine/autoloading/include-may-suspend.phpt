--TEST--
The top-level code of an included file waits, and so do two coroutines in one file at once
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-include-');
file_put_contents($file, '<?php Swoole\Coroutine::sleep($seconds); return "waited in " . Swoole\Coroutine::getCid();');
run(function () use ($file) {
    foreach ([.004, .002] as $seconds) {
        go(function () use ($file, $seconds) {
            echo include $file, "\n";
        });
    }
});
unlink($file);
--EXPECT--
waited in 3
waited in 2
