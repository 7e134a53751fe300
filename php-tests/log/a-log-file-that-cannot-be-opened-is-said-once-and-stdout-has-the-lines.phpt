--TEST--
A log file that cannot be opened is said once, and stdout has the lines
--FILE--
<?php
Swoole\Coroutine::set(['log_file' => '/nonexistent/folder/app.log']);
swoole_error_log(SWOOLE_LOG_ERROR, 'first');
swoole_error_log(SWOOLE_LOG_ERROR, 'second');
?>
--EXPECTF--
[%s]	WARNING	cannot write to the log file /nonexistent/folder/app.log: No such file or directory (os error 2)
[%s]	ERROR	first
[%s]	ERROR	second
