--TEST--
An error is logged with its number, which is the last error then, also if nothing is written
--FILE--
<?php
swoole_error_log_ex(SWOOLE_LOG_ERROR, 1234, "it broke");
echo swoole_last_error(), "\n";
swoole_error_log_ex(SWOOLE_LOG_DEBUG, 1235, "it wobbled");
echo swoole_last_error(), "\n";
?>
--EXPECTF--
[%s]	ERROR	zif_swoole_error_log_ex() (ERRNO 1234): it broke
1234
1235
