--TEST--
Counters that parent and child make after the fork are different ones, also where an earlier one was freed
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip needs pcntl'); ?>
--FILE--
<?php
$shared = new Swoole\Atomic();
$freed = new Swoole\Atomic(1);
$make = function (int $value): array {
    $mine = [];
    for ($i = 0; $i < 200; $i++) {
        $mine[] = new Swoole\Atomic($value);
    }
    return $mine;
};
$intact = fn(array $mine, int $value): int => count(array_filter($mine, fn($atomic) => $atomic->get() === $value));
$pid = pcntl_fork();
$value = $pid === 0 ? 1000 : 2000;
unset($freed);
$mine = $make($value);
$shared->add();
while ($shared->get() < 2) {
    usleep(100);
}
if ($pid === 0) {
    exit($intact($mine, 1000));
}
pcntl_waitpid($pid, $status);
var_dump($intact($mine, 2000), pcntl_wexitstatus($status));
?>
--EXPECT--
int(200)
int(200)
