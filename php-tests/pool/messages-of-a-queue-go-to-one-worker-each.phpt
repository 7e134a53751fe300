--TEST--
SWOOLE_IPC_MSGQUEUE: each message of the queue goes to one worker; a queue with a key outlives its pool, another does not
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

$collect = collect();
$run = function (int $key, callable $message, ?callable $start = null) use ($collect): void {
    $pool = new Pool(2, SWOOLE_IPC_MSGQUEUE, $key);
    $pool->on('message', $message);
    if ($start) {
        $pool->on('workerStart', $start);
    }
    $pool->on('workerStop', fn(Pool $pool, int $id) => $collect("worker $id stopped"));
    $pool->start();
};
$key = mt_rand(1, 0x7fffffff);
$queue = new Process(fn() => 1, false, 0);
$queue->useQueue($key, SWOOLE_MSGQUEUE_BALANCE | Process::IPC_NOWAIT);
foreach (['one', "binary \0", str_repeat('long', 1000)] as $data) {
    $queue->push($data);
}
$master = new Process(fn() => $run($key, function (Pool $pool, string $data) use ($collect) {
    $collect('message: ' . addcslashes(substr($data, 0, 10), "\0") . ' of ' . strlen($data));
    if ($data === 'calls') {
        set_error_handler(function (int $number, string $text) use ($collect): bool {
            $collect($text);
            return true;
        });
        $collect('sent: ' . json_encode([$pool->sendMessage('x', 0), $pool->write('x'), $pool->listen('127.0.0.1')]));
    }
}), false, 0);
$master->start();
eventually(fn() => count($collect()) >= 3);
$queue->push('calls');
eventually(fn() => count($collect()) >= 8);
Process::kill($master->pid);
echo 'status: ', Process::wait()['code'], "\n", implode("\n", $collect()), "\n";
echo 'the queue stays: ', json_encode($queue->push('kept')), ' ', $queue->statQueue()['queue_num'], "\n";
$queue->freeQueue();

$own = fn(): int => count(preg_grep('/^\s*0\s+\d+\s+600/', file('/proc/sysvipc/msg')));
$before = $own();
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-pool-');
$master = new Process(fn() => $run(0, fn() => 1, function (Pool $pool) use ($own, $file) {
    file_put_contents($file, $own());
    $pool->shutdown();
}), false, 0);
$master->start();
Process::wait();
echo 'one of its own: ', json_encode([file_get_contents($file) - $before, $own() - $before]), "\n";
unlink($file);
?>
--EXPECT--
status: 0
Swoole\Process\Pool::listen(): unsupported ipc type[2]
Swoole\Process\Pool::sendMessage(): unsupported ipc type[2]
Swoole\Process\Pool::write(): unsupported ipc type[2]
message: binary \000 of 8
message: calls of 5
message: longlonglo of 4000
message: one of 3
sent: [false,false,false]
worker 0 stopped
worker 1 stopped
the queue stays: true 1
one of its own: [1,0]
