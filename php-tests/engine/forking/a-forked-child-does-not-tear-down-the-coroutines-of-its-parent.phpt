--TEST--
A coroutine left in yield() belongs to the process that created it: the child runs no finally block of it and reports no deadlock
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

C::set(['enable_deadlock_check' => false]);
run(function () {
    go(function () {
        $owner = getmypid();
        try {
            C::yield();
        } finally {
            echo getmypid() === $owner ? "finally in the parent\n" : "finally in the child\n";
        }
    });
});
$pid = pcntl_fork();
if ($pid === 0) {
    echo "child ends\n";
    exit(0);
}
pcntl_waitpid($pid, $status);
echo "parent ends\n";
SCRIPT);
--EXPECT--
child ends
parent ends
finally in the parent
exit 0
