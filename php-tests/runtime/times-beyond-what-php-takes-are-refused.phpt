--TEST--
sleep() and usleep() of more than 32 bits hold are refused in a coroutine as outside, since PHP 8.6
--SKIPIF--
<?php if (PHP_VERSION_ID < 80600) echo 'skip PHP before 8.6 cuts such numbers off';
--FILE--
<?php
use function Swoole\Coroutine\run;

$try = function () {
    foreach (['sleep', 'usleep'] as $function) {
        foreach ([2 ** 32, PHP_INT_MAX] as $time) {
            try {
                $function($time);
            } catch (ValueError $error) {
                echo $error->getMessage(), "\n";
            }
        }
    }
};
$try();
run($try);
?>
--EXPECT--
sleep(): Argument #1 ($seconds) must be between 0 and 4294967295
sleep(): Argument #1 ($seconds) must be between 0 and 4294967295
usleep(): Argument #1 ($microseconds) must be between 0 and 4294967295
usleep(): Argument #1 ($microseconds) must be between 0 and 4294967295
sleep(): Argument #1 ($seconds) must be between 0 and 4294967295
sleep(): Argument #1 ($seconds) must be between 0 and 4294967295
usleep(): Argument #1 ($microseconds) must be between 0 and 4294967295
usleep(): Argument #1 ($microseconds) must be between 0 and 4294967295
