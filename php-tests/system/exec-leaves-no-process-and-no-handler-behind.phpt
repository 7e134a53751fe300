--TEST--
After commands there is no child left, no open descriptor, and SIGCHLD has its default action
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


$state = fn () => [
    count(scandir('/proc/self/fd')),
    trim(file_get_contents('/proc/self/task/' . getmypid() . '/children')),
    preg_match('/^SigCgt:\s*(\w+)/m', file_get_contents('/proc/self/status'), $found) ? $found[1] : null,
];
run(fn () => System::exec('true'));
$before = $state();
run(function () {
    for ($i = 0; $i < 20; $i++) {
        go(fn () => System::exec('exit 1'));
    }
    $cancelled = go(fn () => System::exec('echo x'));
    C::cancel($cancelled);
    System::wait(.01);
    System::waitSignal(SIGUSR1, .01);
});
var_dump($before === $state());
?>
--EXPECT--
bool(true)
