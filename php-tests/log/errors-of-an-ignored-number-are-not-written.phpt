--TEST--
Errors of an ignored number are not written, but are the last error
--FILE--
<?php
swoole_ignore_error(1234);
swoole_error_log_ex(SWOOLE_LOG_ERROR, 1234, "no");
echo swoole_last_error(), "\n";
swoole_error_log_ex(SWOOLE_LOG_ERROR, 1235, "yes");
echo swoole_last_error(), "\n";
?>
--EXPECTF--
1234
[%s]	ERROR	zif_swoole_error_log_ex() (ERRNO 1235): yes
1235
