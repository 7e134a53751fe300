--TEST--
The first loop of a script leaves no descriptor behind either
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Process;
use function Swoole\Coroutine\run;

function descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}

$before = descriptors();
run(fn () => Coroutine::sleep(0.001));
echo 'after the loop: ', descriptors() - $before, "\n";

(new Process(function () use ($before) {
    run(fn () => Coroutine::sleep(0.001));
    echo 'in a child: ', descriptors() - $before, "\n";
}, false, 0))->start();
Process::wait();
?>
--EXPECT--
after the loop: 0
in a child: 0
