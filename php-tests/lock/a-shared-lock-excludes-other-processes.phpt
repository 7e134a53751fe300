--TEST--
A shared lock is had by one coroutine of all processes at a time
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\Lock;
use function Swoole\Coroutine\{go, run};

$lock = new Lock(shared: true);
$path = tempnam(sys_get_temp_dir(), 'swoole-rs-lock-');
$children = [];
for ($i = 0; $i < 3; $i++) {
    $pid = pcntl_fork();
    if ($pid === 0) {
        run(function () use ($lock, $path) {
            for ($i = 0; $i < 5; $i++) {
                go(function () use ($lock, $path) {
                    for ($k = 0; $k < 5; $k++) {
                        $lock->lock();
                        $number = (int) file_get_contents($path);
                        C::sleep(0.001);
                        file_put_contents($path, $number + 1);
                        $lock->unlock();
                    }
                });
            }
        });
        exit(0);
    }
    $children[] = $pid;
}
foreach ($children as $pid) {
    pcntl_waitpid($pid, $status);
    echo 'exit ', pcntl_wexitstatus($status), "\n";
}
echo file_get_contents($path), "\n";
unlink($path);
?>
--EXPECT--
exit 0
exit 0
exit 0
75
