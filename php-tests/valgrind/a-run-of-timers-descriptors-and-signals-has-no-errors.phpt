--TEST--
valgrind finds no error in a run of timers, descriptors, signals, files, commands, time limits and the log
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$log = tempnam(sys_get_temp_dir(), 'swoole-rs-');
$child = new Child(file_get_contents(__DIR__ . '/../support/loop-program.inc'), '-d pcre.jit=0', [], $log);
// An old valgrind says which system calls it does not know.
echo preg_replace('/--\d+-- .*\n/', '', $child->output(200)), "\n";
echo 'exit ', $child->status(), "\n";
echo preg_match_all('/\(ERRNO 505\): to the log$/m', file_get_contents($log)), " lines in the log\n";
unlink($log);
?>
--EXPECT--
100000 false 127.0.0.1 {"code":3,"signal":0,"output":"out\n"}
#0 [internal function]: {closure}()
100000 false 127.0.0.1 {"code":3,"signal":0,"output":"out\n"}
#0 [internal function]: {closure}()
timer gone
deferred
at the end

exit 0
2 lines in the log
