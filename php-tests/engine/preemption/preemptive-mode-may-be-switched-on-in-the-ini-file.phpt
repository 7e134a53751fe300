--TEST--
Preemptive mode may be switched on by its ini setting, which the option overrides
--INI--
swoole.enable_preemptive_scheduler=1
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


/** Whether somebody else ran while this one did, which it does for that time unless it is interrupted. */
function interrupted(float $seconds): bool
{
    $interrupted = false;
    run(function () use ($seconds, &$interrupted): void {
        $running = true;
        go(function () use (&$interrupted, &$running): void {
            C::sleep(.001);
            $interrupted = $running;
        });
        for ($end = hrtime(true) + $seconds * 1e9; !$interrupted && hrtime(true) < $end; ) {
        }
        $running = false;
    });
    return $interrupted;
}
var_dump(ini_get('swoole.enable_preemptive_scheduler'), interrupted(20));
C::set(['enable_preemptive_scheduler' => false]);
var_dump(interrupted(.06));
?>
--EXPECT--
string(1) "1"
bool(true)
bool(false)
