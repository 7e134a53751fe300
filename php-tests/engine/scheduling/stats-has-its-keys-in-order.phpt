--TEST--
stats(): sixteen integers, in coroutines and outside
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$wanted = ['event_num', 'signal_listener_num', 'aio_task_num', 'aio_worker_num', 'aio_idle_worker_num', 'aio_pending_release_worker_num',
    'aio_peak_worker_num', 'aio_created_worker_num', 'aio_released_worker_num', 'aio_scale_up_count', 'aio_scale_down_count',
    'aio_queue_size', 'c_stack_size', 'coroutine_num', 'coroutine_peak_num', 'coroutine_last_cid'];
var_dump(array_keys(C::stats()) === $wanted);
run(function () use ($wanted) {
    for ($i = 0; $i < 3; $i++) {
        $last = go(fn() => C::sleep(.001));
    }
    C::sleep(.005);
    $stats = C::stats();
    var_dump(array_keys($stats) === $wanted, array_filter($stats, 'is_int') === $stats);
    echo json_encode([$stats['coroutine_num'], $stats['coroutine_peak_num'], $stats['coroutine_last_cid'], $stats['c_stack_size']]), "\n";
});
echo C::stats()['coroutine_num'], "\n";
--EXPECT--
bool(true)
bool(true)
bool(true)
[1,4,4,2097152]
0
