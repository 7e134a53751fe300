--TEST--
The kernel keeps one of each of the old signals, and every real-time signal
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\Process;
use function Swoole\Coroutine\{go, run};


$count = [];
foreach ([SIGUSR1, 40] as $number) {
    Process::signal($number, function (int $number) use (&$count) {
        $count[$number] = ($count[$number] ?? 0) + 1;
    });
}
run(function () {
    for ($i = 0; $i < 5; $i++) {
        Process::kill(getmypid(), SIGUSR1);
        Process::kill(getmypid(), 40);
    }
});
ksort($count);
echo json_encode($count), "\n";
?>
--EXPECT--
{"10":1,"40":5}
