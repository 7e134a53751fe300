--TEST--
exit() ends the child without shutdown functions and destructors, also inside a coroutine, where nothing is reported
--FILE--
<?php
use Swoole\Process;

$parent = getmypid();
register_shutdown_function(function () use ($parent) {
    echo getmypid() === $parent ? '' : "child shuts down\n";
});
foreach ([false, true] as $coroutine) {
    (new Process(function (Process $process) {
        if (Swoole\Coroutine::getCid() > 0) {
            go(fn() => Swoole\Coroutine::yield());
        }
        echo "leaving\n";
        $process->exit(44);
        echo "never\n";
    }, false, 0, $coroutine))->start();
    var_dump(Process::wait()['code']);
}
?>
--EXPECT--
leaving
int(44)
leaving
int(44)
