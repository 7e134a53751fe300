--TEST--
Observers of fibers that are PHP code run on memory that is still there when a coroutine's stack is given back
--EXTENSIONS--
ffi
--SKIPIF--
<?php
if (shell_exec('command -v valgrind') === null) {
    die('skip valgrind is not installed');
}
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-observers-');
file_put_contents($file, <<<'PHP'
    <?php
    $engine = FFI::cdef('typedef void (*observer)(intptr_t from, intptr_t to); void zend_observer_fiber_switch_register(observer handler);');
    $switches = 0;
    $engine->zend_observer_fiber_switch_register(function (int $from, int $to) use (&$switches) { $switches++; });
    Swoole\Coroutine\run(function () {
        go(fn() => Co::sleep(0.001));
    });
    register_shutdown_function(fn() => print("done\n"));
    PHP);
passthru('USE_ZEND_ALLOC=0 timeout 200 valgrind -q --error-exitcode=9 ' . escapeshellarg(PHP_BINARY) . ' ' . php_options() . ' -d pcre.jit=0 ' . escapeshellarg($file) . ' 2>&1', $status);
unlink($file);
var_dump($status);
?>
--EXPECT--
done
int(0)
