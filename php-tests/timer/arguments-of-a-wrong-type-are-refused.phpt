--TEST--
Timer: arguments of a wrong type are TypeErrors, too few an ArgumentCountError
--FILE--
<?php
use Swoole\Timer;

foreach ([
    fn() => Timer::after('x', fn() => 1),
    fn() => Timer::after(5, 'nofn'),
    fn() => Timer::tick(5),
    fn() => swoole_timer_tick(5, [new stdClass, 'x']),
    fn() => Timer::info([]),
    fn() => Timer::clear(),
] as $call) {
    try {
        var_dump($call());
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
TypeError: Swoole\Timer::after(): Argument #1 ($ms) must be of type int, string given
TypeError: Swoole\Timer::after(): Argument #2 ($callback) must be a valid callback, function "nofn" not found or invalid function name
ArgumentCountError: Swoole\Timer::tick() expects at least 2 arguments, 1 given
TypeError: swoole_timer_tick(): Argument #2 ($callback) must be a valid callback, class stdClass does not have a method "x"
TypeError: Swoole\Timer::info(): Argument #1 ($timer_id) must be of type int, array given
ArgumentCountError: Swoole\Timer::clear() expects exactly 1 argument, 0 given
