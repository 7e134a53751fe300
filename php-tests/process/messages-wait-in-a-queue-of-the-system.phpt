--TEST--
useQueue(): messages wait in a queue of the system until they are popped; it is counted and freed
--FILE--
<?php
use Swoole\Process;

set_error_handler(function ($number, $text) { echo "warning: $text\n"; return true; });
$process = new Process(fn () => 1, false, 0);
$results = [$process->push('x'), $process->pop(), $process->statQueue(), $process->freeQueue()];
echo 'without a queue: ', json_encode($results), "\n";
$key = mt_rand(1, 0x7fffffff);
echo 'opened: ', json_encode([$process->useQueue($key, SWOOLE_MSGQUEUE_BALANCE | Process::IPC_NOWAIT), $process->msgQueueKey === $key, is_int($process->msgQueueId)]), "\n";
echo 'nothing there: ', json_encode([$process->pop(), swoole_last_error() === SOCKET_ENOMSG]), "\n";
echo 'pushed: ', json_encode([$process->push('hello'), $process->push("binary \0"), $process->statQueue()]), "\n";
$results = [$process->push(''), $process->push(str_repeat('x', 70000))];
echo 'refused: ', json_encode($results), "\n";
$results = [$process->pop(3), swoole_last_error() === SOCKET_E2BIG];
echo 'too short a buffer: ', json_encode($results), "\n";
echo 'popped: ', json_encode([$process->pop(5), $process->pop()]), "\n";
for ($pushed = 0; $process->push(str_repeat('x', 1000)); $pushed++);
echo 'full: ', json_encode([$pushed > 0, swoole_last_error() === SOCKET_EAGAIN]), "\n";
$other = new Process(fn () => 1, false, 0);
$other->useQueue($key, 2 | Process::IPC_NOWAIT);
echo 'the same for another object: ', strlen($other->pop()), "\n";
echo 'freed: ', json_encode([$process->freeQueue(), $process->freeQueue(), $other->pop()]), "\n";
$result = $process->useQueue(1 << 40);
echo 'too large a key: ', json_encode($result), "\n";
?>
--EXPECTF--
warning: Swoole\Process::push(): no msgqueue, cannot use push()
warning: Swoole\Process::pop(): no msgqueue, cannot use pop()
warning: Swoole\Process::statQueue(): no queue, can't get stats of the queue
without a queue: [false,false,false,false]
opened: [true,true,true]
nothing there: [false,true]
pushed: [true,true,{"queue_num":2,"queue_bytes":13}]
warning: Swoole\Process::push(): the data to push is empty
warning: Swoole\Process::push(): the data to push is too big
refused: [false,false]
%sWARNING	MsgQueue::pop(): the next message is longer than 3 bytes, and stays in the queue
too short a buffer: [false,true]
popped: ["hello","binary \u0000"]
full: [true,true]
the same for another object: 1000
freed: [true,false,false]
warning: Swoole\Process::useQueue(): the key of a queue must be an int of 32 bits, and 0 only in a script that is a file
too large a key: false
