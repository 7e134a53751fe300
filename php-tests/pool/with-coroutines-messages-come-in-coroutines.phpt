--TEST--
With coroutines each message is handled in a coroutine of its own, until the worker is stopped
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Coroutine as C;
use Swoole\Process\Pool;

$pool = new Pool(2, SWOOLE_IPC_UNIXSOCK, 0, true);
$pool->on('workerStart', function (Pool $pool, int $id) {
    if ($id === 0) {
        $pool->sendMessage('slow', 1);
        $pool->sendMessage('quick', 1);
    }
});
$pool->on('message', function (Pool $pool, string $data) {
    $data === 'slow' && C::sleep(.02);
    echo "$data, in a coroutine: ", C::getCid() > 0 ? 'yes' : 'no', ", parent ", C::getPcid(), "\n";
    $data === 'slow' && $pool->shutdown();
});
$pool->start();
?>
--EXPECT--
quick, in a coroutine: yes, parent -1
slow, in a coroutine: yes, parent -1
