--TEST--
An exception in a signal handler stops the loop before the handler of the next signal
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;
use function Swoole\Coroutine\run;

Process::signal(SIGUSR2, fn () => print("the other\n"));
try {
    run(function () {
        Process::signal(SIGUSR1, fn () => throw new LogicException('thrown by a handler'));
        Process::kill(getmypid(), SIGUSR1);
        Process::kill(getmypid(), SIGUSR2);
        try {
            C::sleep(10);
        } finally {
            echo "finally\n";
        }
    });
} catch (LogicException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
finally
thrown by a handler
