--TEST--
The date of the log has a format and may have microseconds
--FILE--
<?php
Swoole\Coroutine::set(['log_date_format' => 'on %d.%m.%Y']);
swoole_error_log(SWOOLE_LOG_INFO, 'formatted');
Swoole\Coroutine::set(['log_date_with_microseconds' => true]);
swoole_error_log(SWOOLE_LOG_INFO, 'with microseconds');
Swoole\Coroutine::set(['log_date_with_microseconds' => false, 'log_date_format' => '%F %T']);
swoole_error_log(SWOOLE_LOG_INFO, 'as at first');
?>
--EXPECTREGEX--
\[on \d\d\.\d\d\.\d{4} %\d+\.0\]	INFO	formatted
\[on \d\d\.\d\d\.\d{4}<\.\d{6}> %\d+\.0\]	INFO	with microseconds
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d %\d+\.0\]	INFO	as at first
