--TEST--
wait() in a coroutine suspends only that; what System::exec() has started is not its business
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

$process = new Process(fn(Process $process) => exit($process->read() === 'go' ? 6 : 7));
$process->start();
C\run(function () use ($process) {
    go(function () {
        $ended = Process::wait();
        echo "child ended with {$ended['code']}\n";
    });
    echo "others run\n";
    $executed = C\System::exec('exit 4');
    echo "command ended with {$executed['code']}\n";
    $process->write('go');
});
?>
--EXPECT--
others run
command ended with 4
child ended with 6
