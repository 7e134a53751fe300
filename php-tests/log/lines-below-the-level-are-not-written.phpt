--TEST--
Lines below the option log_level, INFO at first, are not written; unknown levels are written as INFO
--FILE--
<?php
$all = function (): void {
    foreach ([-1, 0, 1, 2, 3, 4, 5, 6, 99] as $level) {
        swoole_error_log($level, "level $level");
    }
    echo "\n";
};
$all();
foreach ([SWOOLE_LOG_DEBUG, SWOOLE_LOG_WARNING, SWOOLE_LOG_NONE] as $level) {
    Swoole\Coroutine::set(['log_level' => $level]);
    $all();
}
?>
--EXPECTF--
[%s]	INFO	level 2
[%s]	NOTICE	level 3
[%s]	WARNING	level 4
[%s]	ERROR	level 5
[%s]	INFO	level 6
[%s]	INFO	level 99

[%s]	DEBUG	level 0
[%s]	TRACE	level 1
[%s]	INFO	level 2
[%s]	NOTICE	level 3
[%s]	WARNING	level 4
[%s]	ERROR	level 5
[%s]	INFO	level 6
[%s]	INFO	level 99

[%s]	WARNING	level 4
[%s]	ERROR	level 5
[%s]	INFO	level 6
[%s]	INFO	level 99
