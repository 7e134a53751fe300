--TEST--
A child process in which something is thrown after exit ends with 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
$process = new Swoole\Process(function () {
    Swoole\Coroutine::defer(fn() => throw new Exception('late'));
    exit(3);
}, enable_coroutine: true);
$process->start();
echo Swoole\Process::wait()['code'], "\n";
SCRIPT, ['display_errors' => 0, 'log_errors' => 0]);
?>
--EXPECT--
255
exit 0
