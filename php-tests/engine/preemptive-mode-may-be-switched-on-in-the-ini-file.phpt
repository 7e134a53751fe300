--TEST--
Preemptive mode may be switched on by its ini setting, which the option overrides
--INI--
swoole.enable_preemptive_scheduler=1
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


function spin(float $seconds, ?callable $each = null): void
{
    $end = hrtime(true) + $seconds * 1e9;
    while (hrtime(true) < $end) {
        $each && $each();
    }
}

function interrupted(): bool
{
    $interrupted = false;
    run(function () use (&$interrupted): void {
        $running = true;
        go(function () use (&$interrupted, &$running): void {
            C::sleep(.001);
            $interrupted = $running;
        });
        $end = hrtime(true) + 10e9;
        for ($least = hrtime(true) + 60e6; !$interrupted && hrtime(true) < $least; ) {
        }
        $running = false;
    });
    return $interrupted;
}
var_dump(ini_get('swoole.enable_preemptive_scheduler'), interrupted());
C::set(['enable_preemptive_scheduler' => false]);
var_dump(interrupted());
?>
--EXPECT--
string(1) "1"
bool(true)
bool(false)
