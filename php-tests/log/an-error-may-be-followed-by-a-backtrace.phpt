--TEST--
With print_backtrace_on_error the calls that led to an ERROR follow it
--FILE--
<?php
function inner(): void
{
    swoole_error_log(SWOOLE_LOG_ERROR, 'bad');
    swoole_error_log(SWOOLE_LOG_WARNING, 'less bad');
}
Swoole\Coroutine::set(['print_backtrace_on_error' => true]);
inner();
?>
--EXPECTF--
[%s]	ERROR	bad
#0 %s(4): swoole_error_log()
#1 %s(8): inner()
[%s]	WARNING	less bad
