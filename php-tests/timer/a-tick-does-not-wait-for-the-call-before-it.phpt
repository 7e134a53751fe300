--TEST--
Calls of a tick overlap when they wait
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Timer;
use function Swoole\Coroutine\run;

run(function () {
    Timer::tick(1, function ($id) {
        static $running = 0, $most = 0, $calls = 0;
        $most = max($most, ++$running);
        if (++$calls == 3) {
            Timer::clear($id);
        }
        while ($calls < 3) {
            C::sleep(.001);
        }
        if (--$running == 0) {
            echo "$most at once\n";
        }
    });
});
?>
--EXPECT--
3 at once
