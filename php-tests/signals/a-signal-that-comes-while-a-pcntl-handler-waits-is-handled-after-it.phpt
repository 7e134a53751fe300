--TEST--
A signal that comes while a handler of pcntl_signal waits is handled when that has ended
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
use Swoole\Coroutine as Co;

$gate = new Co\Channel(1);
$handled = new Co\Channel(1);
pcntl_signal(SIGHUP, function () use ($gate) {
    echo "SIGHUP's handler waits\n";
    posix_kill(getmypid(), SIGUSR1);
    $gate->pop();
    echo "SIGHUP's handler ends\n";
});
pcntl_signal(SIGUSR1, function () use ($handled) {
    echo "SIGUSR1 is handled\n";
    $handled->push(true);
});
Co\run(function () use ($gate, $handled) {
    posix_kill(getmypid(), SIGHUP);
    Co::sleep(0.01);
    $gate->push(true);
    $handled->pop(10);
});
?>
--EXPECT--
SIGHUP's handler waits
SIGHUP's handler ends
SIGUSR1 is handled
