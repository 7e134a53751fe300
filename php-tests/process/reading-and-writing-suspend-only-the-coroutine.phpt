--TEST--
In a coroutine read() lets the others run, and can be cancelled
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

$process = new Process(function (Process $process) {
    $process->read();
    $process->write('answer');
});
$process->start();
C\run(function () use ($process) {
    $reader = go(function () use ($process) {
        echo "reading\n";
        var_dump($process->read());
        var_dump($process->read());
        echo swoole_last_error() === SWOOLE_ERROR_CO_CANCELED ? "cancelled\n" : "?\n";
    });
    echo "meanwhile\n";
    $process->write('question');
    $ended = C\System::waitPid($process->pid);
    C::sleep(.001);
    echo "child ended with {$ended['code']}\n";
    C::cancel($reader);
});
?>
--EXPECT--
reading
meanwhile
string(6) "answer"
child ended with 0
bool(false)
cancelled
