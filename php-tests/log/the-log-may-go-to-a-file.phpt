--TEST--
The log may go to a file, and back to stdout
--FILE--
<?php
$file = tempnam(sys_get_temp_dir(), 'log');
file_put_contents($file, "what was there\n");
Swoole\Coroutine::set(['log_file' => $file]);
swoole_error_log(SWOOLE_LOG_INFO, 'in the file');
swoole_error_log(SWOOLE_LOG_INFO, 'in the file, too');
Swoole\Coroutine::set(['log_file' => '']);
swoole_error_log(SWOOLE_LOG_INFO, 'on stdout');
readfile($file);
unlink($file);
?>
--EXPECTF--
[%s]	INFO	on stdout
what was there
[%s]	INFO	in the file
[%s]	INFO	in the file, too
