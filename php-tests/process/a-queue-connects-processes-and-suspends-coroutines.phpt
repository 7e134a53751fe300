--TEST--
A queue connects processes; a coroutine that waits for a message suspends alone, and can be cancelled
--FILE--
<?php
use Swoole\{Coroutine, Process};
use function Swoole\Coroutine\{go, run};

$process = new Process(function ($process) {
    while (($message = $process->pop()) !== 'end') {
        $process->write(strrev($message));
    }
}, false, SOCK_DGRAM);
// The key is the file's.
echo json_encode($process->useQueue()), "\n";
$process->start();
foreach (['abc', 'def'] as $message) {
    $process->push($message);
    echo $process->read(), "\n";
}
$process->push('end');
Process::wait();

run(function () use ($process) {
    $waiting = go(function () use ($process) {
        $message = $process->pop();
        echo "popped $message\n";
        $message = $process->pop();
        echo 'cancelled: ', json_encode([$message, swoole_last_error() === SWOOLE_ERROR_CO_CANCELED]), "\n";
    });
    echo "goes on\n";
    Coroutine::sleep(0.005);
    $process->push('for the coroutine');
    Coroutine::sleep(0.1);
    Coroutine::cancel($waiting);
});
echo json_encode($process->freeQueue()), "\n";
?>
--EXPECT--
true
cba
fed
goes on
popped for the coroutine
cancelled: [false,true]
true
