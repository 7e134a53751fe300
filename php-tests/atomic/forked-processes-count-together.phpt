--TEST--
Processes that are forked off share the counters that existed before
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip needs pcntl'); ?>
--FILE--
<?php
$atomic = new Swoole\Atomic();
$long = new Swoole\Atomic\Long();
$children = [];
for ($i = 0; $i < 4; $i++) {
    $pid = pcntl_fork();
    if ($pid === 0) {
        for ($n = 0; $n < 10000; $n++) {
            $atomic->add();
            $long->sub();
        }
        exit(0);
    }
    $children[] = $pid;
}
foreach ($children as $pid) {
    pcntl_waitpid($pid, $status);
}
var_dump($atomic->get(), $long->get());
?>
--EXPECT--
int(40000)
int(-40000)
