--TEST--
wakeup() wakes a process that waits without a time limit; the value is 0 again
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip needs pcntl'); ?>
--FILE--
<?php
$atomic = new Swoole\Atomic();
$woken = new Swoole\Atomic();
$pid = pcntl_fork();
if ($pid === 0) {
    $outcome = $atomic->wait(-1);
    $woken->add();
    exit($outcome ? 7 : 1);
}
// Until it sleeps in the kernel; it is woken either way.
$state = '';
for ($i = 0; $i < 2000 && $state !== 'S'; $i++) {
    usleep(1000);
    $state = preg_replace('/^\d+ \(.*\) (.).*$/s', '$1', file_get_contents("/proc/$pid/stat"));
}
var_dump($woken->get(), $atomic->wakeup());
pcntl_waitpid($pid, $status);
var_dump(pcntl_wexitstatus($status), $woken->get(), $atomic->get());
?>
--EXPECT--
int(0)
bool(true)
int(7)
int(1)
int(0)
