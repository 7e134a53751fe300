--TEST--
sendMessage() reaches the worker it is for, in order, whatever its size, itself included; wrong ones are refused
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process\Pool;

$pool = new Pool(2, SWOOLE_IPC_UNIXSOCK);
$lines = collect();
$say = fn(string $data): string => strlen($data) < 20 ? "'$data'" : strlen($data) . ' bytes ' . md5($data);
$pool->on('workerStart', function (Pool $pool, int $id) use ($say) {
    if ($id === 1) {
        echo 'sends ', $say(str_repeat('abc', 400_000)), "\n";
        var_dump($pool->sendMessage('one', 0), $pool->sendMessage('', 0), $pool->sendMessage(str_repeat('abc', 400_000), 0), $pool->sendMessage('two', 0));
        var_dump($pool->sendMessage('x', 2), $pool->sendMessage(str_repeat('x', 3_000_000), 0), swoole_last_error());
        // More than a socket takes: nobody else can read it.
        var_dump($pool->sendMessage(str_repeat('self', 100_000), 1), $pool->sendMessage('own end', 1));
    }
});
$pool->on('message', function (Pool $pool, string $data) use ($say, $lines) {
    static $number = 0;
    $lines("{$pool->workerId}." . ++$number . ' got ' . $say($data));
    if ($data === 'two' || $data === 'own end') {
        $pool->sendMessage($data === 'two' ? 'answer' : 'done', 1);
    }
    if ($data === 'answer' || $data === 'done') {
        static $ends = 0;
        ++$ends === 2 && $pool->shutdown();
    }
});
$pool->start();
$sorted = $lines();
echo implode("\n", array_slice($sorted, 0, 6)), "\n", count($sorted), " messages\n";
?>
--EXPECTF--
sends 1200000 bytes %s
bool(true)
bool(true)
bool(true)
bool(true)

Warning: Swoole\Process\Pool::sendMessage(): invalid worker_id[2] in %s on line %d
bool(false)
bool(false)
int(1203)
bool(true)
bool(true)
0.1 got 'one'
0.2 got ''
0.3 got 1200000 bytes %s
0.4 got 'two'
1.1 got %s
1.2 got %s
8 messages
