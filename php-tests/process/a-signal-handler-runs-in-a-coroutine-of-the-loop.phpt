--TEST--
signal() has a callable called in a coroutine with the number; null takes it away; failures warn
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

C\run(function () {
    var_dump(Process::signal(SIGUSR1, function (int $number) {
        echo $number === SIGUSR1 ? 'SIGUSR1' : $number, ' in a coroutine: ', C::getCid() > 0 ? 'yes' : 'no', ', parent ', C::getPcid(), "\n";
    }));
    Process::kill(getmypid(), SIGUSR1);
    C::sleep(.01);
    var_dump(Process::signal(SIGUSR1));
    var_dump(Process::signal(SIGUSR1), swoole_last_error());
    var_dump(Process::signal(SIGUSR1, SIG_IGN), Process::kill(getmypid(), SIGUSR1));
    var_dump(Process::signal(-1, fn() => 1), Process::signal(SIGKILL, fn() => 1), Process::signal(SIGUSR1, 'nobody'));
});
?>
--EXPECTF--
bool(true)
SIGUSR1 in a coroutine: yes, parent -1
bool(true)

Warning: Swoole\Process::signal(): unable to find the callback of signal [10] in %s on line %d
bool(false)
int(510)
bool(true)
bool(true)

Warning: Swoole\Process::signal(): invalid signal number [-1] in %s on line %d

Warning: Swoole\Process::signal(): invalid signal number [9] in %s on line %d

Warning: Swoole\Process::signal(): function 'nobody' is not callable in %s on line %d
bool(false)
bool(false)
bool(false)
