--TEST--
opcache with the tracing JIT: timers, descriptors, signals, hooked sleeps and time limits work as before
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(PHP_VERSION_ID >= 80500 || is_file(ini_get('extension_dir') . '/opcache.so'), 'opcache is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Everything is hot.
$hot = ' -d opcache.jit_hot_func=2 -d opcache.jit_hot_loop=2 -d opcache.jit_hot_return=2 -d opcache.jit_hot_side_exit=2';
$log = tempnam(sys_get_temp_dir(), 'swoole-rs-');
$child = new Child(file_get_contents(__DIR__ . '/../support/loop-program.inc'), jit_options() . $hot, [], $log);
echo $child->output(20), "\n";
echo 'exit ', $child->status(), "\n";
echo preg_match_all('/\(ERRNO 505\): to the log$/m', file_get_contents($log)), " lines in the log\n";
unlink($log);
?>
--EXPECTF--
100000 false 127.0.0.1 {"code":3,"signal":0,"output":"out\n"}
#0 [internal function]: {closure%S}()
100000 false 127.0.0.1 {"code":3,"signal":0,"output":"out\n"}
#0 [internal function]: {closure%S}()
timer gone
deferred
at the end

exit 0
2 lines in the log
