--TEST--
The log passes the output buffers of PHP by
--FILE--
<?php
ob_start(fn (string $text): string => strtoupper($text));
echo "buffered\n";
swoole_error_log(SWOOLE_LOG_INFO, 'at once');
?>
--EXPECTF--
[%s]	INFO	at once
BUFFERED
