--TEST--
A fatal error while another coroutine is suspended in an output callback: no second one for the buffer that cannot be ended
--FILE--
<?php
error_reporting(E_ALL & ~E_DEPRECATED); // PHP 8.4 would rather have an exception than E_USER_ERROR
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

register_shutdown_function(fn () => print('the end, level ' . ob_get_level() . "\n"));
run(function () {
    go(function () {
        ob_start(function (string $text) {
            C::yield();
            return $text;
        });
        echo "held back\n";
        ob_end_flush();
    });
    trigger_error('over', E_USER_ERROR);
});
?>
--EXPECTF--
Fatal error: over in %s on line %d
the end, level 0
