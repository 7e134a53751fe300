--TEST--
A line of the log has the date, the process, its level and the text
--FILE--
<?php
swoole_error_log(SWOOLE_LOG_WARNING, "it is late");
swoole_error_log(SWOOLE_LOG_ERROR, "two\nlines");
?>
--EXPECTREGEX--
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d %\d+\.0\]	WARNING	it is late
\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d %\d+\.0\]	ERROR	two
lines
