--TEST--
A manager runs each function in a process of its own
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\ConnectionPool;
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

$manager = new Swoole\Process\Manager();
$manager->setIPCType(SWOOLE_IPC_UNIXSOCK)->setMsgQueueKey(0);
json($manager->getIPCType() === SWOOLE_IPC_UNIXSOCK, $manager->getMsgQueueKey());
$seen = new Swoole\Atomic(0);
$end = function ($pool, $id) use ($seen) {
    if ($seen->add(1 << (8 * $id)) && $seen->get() === 0x010101) {
        $pool->shutdown();
    }
    sleep(60);
};
$manager->addBatch(2, $end)->add(function ($pool, $id) use ($end) {
    C::sleep(0.001);
    $end($pool, $id);
}, true);
$manager->start();
printf("%06x\n", $seen->get());
?>
--EXPECT--
[true,0]
010101
