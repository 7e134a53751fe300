--TEST--
With enable_coroutine the callback runs in a coroutine, and the child lives until its loop has run dry; set() does the same
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

$body = function (Process $process) {
    go(function () {
        C::sleep(.01);
        echo 'child of ', C::getPcid(), " done\n";
    });
    echo 'callback in ', C::getCid(), "\n";
};
(new Process($body, false, 0, true))->start();
Process::wait();

$process = new Process($body);
$process->set(['enable_coroutine' => true]);
$process->start();
Process::wait();

(new Process(fn() => print('plain: ' . C::getCid() . "\n")))->start();
Process::wait();
?>
--EXPECT--
callback in 1
child of 1 done
callback in 1
child of 1 done
plain: -1
