--TEST--
An uncaught exception ends coroutines that wait for anything: their finally blocks run, and the script ends at once
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};

[$a] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$child = proc_open(['sleep', '60'], [], $pipes);
$begun = microtime(true);
try {
    run(function () use ($a, $child) {
        foreach ([
            'sleep' => fn () => System::sleep(60),
            'exec' => fn () => System::exec('exec sleep 3'),
            'wait' => fn () => System::wait(),
            'waitPid' => fn () => System::waitPid(proc_get_status($child)['pid']),
            'waitSignal' => fn () => System::waitSignal(SIGUSR1),
            'waitEvent' => fn () => System::waitEvent($a),
        ] as $name => $wait) {
            go(function () use ($name, $wait) {
                try {
                    $wait();
                } finally {
                    echo "$name\n";
                }
            });
        }
        throw new Exception('end');
    });
} catch (Exception $exception) {
    echo $exception->getMessage(), "\n";
}
proc_terminate($child, 9);
echo microtime(true) - $begun < 20 ? "in time\n" : "late\n";
SCRIPT);
?>
--EXPECT--
sleep
exec
wait
waitPid
waitSignal
waitEvent
end
in time
exit 0
