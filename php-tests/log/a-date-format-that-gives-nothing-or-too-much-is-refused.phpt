--TEST--
A date format that gives nothing or too much is refused with a line of the log, and the one before stays
--FILE--
<?php
Swoole\Coroutine::set(['log_date_format' => 'before']);
foreach (['', str_repeat('%Y', 100)] as $format) {
    swoole_clear_error();
    Swoole\Coroutine::set(['log_date_format' => $format]);
    echo swoole_last_error(), "\n";
    swoole_error_log(SWOOLE_LOG_INFO, 'line');
}
?>
--EXPECTF--
[before %s]	WARNING	Logger::set_date_format() (ERRNO 505): The date format string[length=0] is too long
505
[before %s]	INFO	line
[before %s]	WARNING	Logger::set_date_format() (ERRNO 505): The date format string[length=200] is too long
505
[before %s]	INFO	line
