--TEST--
setTimeout() limits how long read() waits, setBlocking(false) has it not wait at all; in coroutines, too
--FILE--
<?php
use Swoole\Process;

$process = new Process(fn() => 1);
$test = function () use ($process) {
    var_dump($process->setTimeout(.02));
    $start = hrtime(true);
    var_dump($process->read(), hrtime(true) - $start >= 20_000_000, swoole_last_error() === SWOOLE_ERROR_SOCKET_POLL_TIMEOUT);
    var_dump($process->setTimeout(-1), $process->setBlocking(false), $process->read(), $process->setBlocking(true));
};
$test();
Swoole\Coroutine\run($test);
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
