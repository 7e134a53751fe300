--TEST--
Negative times, times past, wrong types and numbers of arguments give PHP's own errors in a coroutine
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};


$calls = [
    fn () => sleep(-1),
    fn () => usleep(-1),
    fn () => time_nanosleep(-1, 0),
    fn () => time_nanosleep(0, -1),
    fn () => time_nanosleep(0, 1_000_000_000),
    fn () => time_sleep_until(1.0),
    fn () => sleep('x'),
    fn () => sleep(),
    fn () => usleep([]),
];
set_error_handler(fn ($level, $text) => print("warning: $text\n"));
$results = [];
$collect = function () use ($calls, &$results) {
    ob_start();
    foreach ($calls as $call) {
        try {
            var_dump($call());
        } catch (Error $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        }
    }
    $results[] = ob_get_clean();
};
$collect();
run($collect);
var_dump($results[0] === $results[1]);
echo $results[1];
?>
--EXPECTF--
bool(true)
ValueError: sleep(): Argument #1 ($seconds) must be %r(greater than or equal to 0|between 0 and 4294967295)%r
ValueError: usleep(): Argument #1 ($microseconds) must be %r(greater than or equal to 0|between 0 and 4294967295)%r
ValueError: time_nanosleep(): Argument #1 ($seconds) must be greater than or equal to 0
ValueError: time_nanosleep(): Argument #2 ($nanoseconds) must be greater than or equal to 0
ValueError: Nanoseconds was not in the range 0 to 999 999 999 or seconds was negative
warning: time_sleep_until(): Argument #1 ($timestamp) must be greater than or equal to the current time
bool(false)
TypeError: sleep(): Argument #1 ($seconds) must be of type int, string given
ArgumentCountError: sleep() expects exactly 1 argument, 0 given
TypeError: usleep(): Argument #1 ($microseconds) must be of type int, array given
