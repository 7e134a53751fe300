--TEST--
A hundred loops open and close what they need of the kernel
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

$descriptors = fn() => count(scandir('/proc/self/fd'));
run(fn() => C::sleep(.001));
$before = $descriptors();
for ($i = 0; $i < 100; $i++) {
    run(fn() => C::sleep(.001));
}
echo $descriptors() - $before, "\n";
--EXPECT--
0
