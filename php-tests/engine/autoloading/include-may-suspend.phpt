--TEST--
The top-level code of an included file waits, and so do two coroutines in one file at once
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-include-');
file_put_contents($file, '<?php do { Swoole\Coroutine::sleep(.001); } while ($turns[0] !== $name); array_shift($turns); return "waited in " . Swoole\Coroutine::getCid();');
run(function () use ($file) {
    $turns = ['second', 'first'];
    foreach (['first', 'second'] as $name) {
        go(function () use ($file, $name, &$turns) {
            echo include $file, "\n";
        });
    }
});
unlink($file);
--EXPECT--
waited in 3
waited in 2
