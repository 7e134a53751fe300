--TEST--
After run() the process may fork; both sides run a loop, ids go on, the child's status arrives
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(fn() => C::sleep(.001));
$pid = pcntl_fork();
if ($pid === 0) {
    run(function () {
        C::sleep(.002);
        echo "child in coroutine ", C::getCid(), "\n";
        exit(7);
    });
}
pcntl_waitpid($pid, $status);
echo "status ", pcntl_wexitstatus($status), "\n";
run(function () {
    C::sleep(.001);
    echo "parent in coroutine ", C::getCid(), "\n";
});
SCRIPT);
--EXPECT--
child in coroutine 2
status 7
parent in coroutine 2
exit 0
