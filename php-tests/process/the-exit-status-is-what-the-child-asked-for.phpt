--TEST--
A child's status: 0 at the end of the callback, n after exit(n) also inside coroutines, 255 after an uncaught exception
--FILE--
<?php
use Swoole\Process;

$status = function (callable $callback, bool $coroutine = false): int {
    (new Process($callback, false, 0, $coroutine))->start();
    return Process::wait()['code'];
};
$throw = function () {
    ini_set('display_errors', 0);
    throw new Exception('x');
};
echo 'plain:     ', $status(fn() => 1), ' ', $status(fn() => exit(7)), ' ', $status(fn() => exit('')), ' ', $status($throw), "\n";
echo 'coroutine: ', $status(fn() => 1, true), ' ', $status(fn() => exit(7), true), ' ', $status(fn() => exit(''), true), ' ', $status($throw, true), "\n";
echo 'run():     ', $status(fn() => Swoole\Coroutine\run(fn() => exit(9))), "\n";
echo 'deep:      ', $status(function () {
    Swoole\Coroutine::sleep(.001);
    go(function () {
        Swoole\Coroutine::sleep(.001);
        exit(8);
    });
    Swoole\Coroutine::sleep(10);
}, true), "\n";
?>
--EXPECT--
plain:     0 7 0 255
coroutine: 0 7 0 255
run():     9
deep:      8
