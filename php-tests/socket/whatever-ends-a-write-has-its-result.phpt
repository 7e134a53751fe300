--TEST--
Whatever ends a write that waits has its own result: the count that went out, or false
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($file, str_repeat('x', 20_000_000));
run(function () use ($file) {
    $large = str_repeat('x', 20_000_000);
    $writes = [
        'send' => [fn ($socket, $limit) => $socket->send('x', $limit), true],
        'writeVector' => [fn ($socket, $limit) => $socket->writeVector(['x', 'y'], $limit), true],
        'sendAll' => [fn ($socket, $limit) => $socket->sendAll('x', $limit), true],
        'sendAll of much' => [fn ($socket, $limit) => $socket->sendAll($large, $limit)],
        'writeVectorAll of much' => [fn ($socket, $limit) => $socket->writeVectorAll([$large, $large], $limit)],
        'sendFile' => [function ($socket, $limit) use ($file) {
            $socket->setOption(SOL_SOCKET, SO_SNDTIMEO, ['sec' => (int) $limit, 'usec' => (int) ($limit * 1e6) % 1_000_000]);
            return $socket->sendFile($file);
        }],
    ];
    foreach ($writes as $name => $row) {
        [$call, $isFull] = $row + [1 => false];
        $results = [];
        foreach (['limit', 'end', 'close', 'cancel', 'cancelled coroutine'] as $event) {
            [$socket, $peer] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
            $isFull && stuff($socket);
            $waits = go(function () use ($call, $socket, $event, &$result) {
                $value = $call($socket, $event === 'limit' ? 0.02 : 20);
                $result = [is_int($value) ? ($value > 0 && $value < 40_000_000 ? 'a part' : $value) : $value, $socket->errCode];
            });
            C::sleep(0.005);
            match ($event) {
                'limit' => null,
                'end' => $peer->close(),
                'close' => $socket->close(),
                'cancel' => $socket->cancel(SWOOLE_EVENT_WRITE),
                'cancelled coroutine' => C::cancel($waits),
            };
            C::join([$waits], 20);
            $results[] = "$event " . json_encode($result);
        }
        echo "$name: ", implode(', ', $results), "\n";
    }
});
unlink($file);
?>
--EXPECT--
send: limit [false,110], end [false,32], close [false,125], cancel [false,125], cancelled coroutine [false,125]
writeVector: limit [false,110], end [false,32], close [false,125], cancel [false,125], cancelled coroutine [false,125]
sendAll: limit [false,110], end [false,32], close [false,125], cancel [false,125], cancelled coroutine [false,125]
sendAll of much: limit ["a part",110], end ["a part",32], close ["a part",125], cancel ["a part",125], cancelled coroutine ["a part",125]
writeVectorAll of much: limit ["a part",110], end ["a part",32], close ["a part",125], cancel ["a part",125], cancelled coroutine ["a part",125]
sendFile: limit [false,110], end [false,32], close [false,125], cancel [false,125], cancelled coroutine [false,125]
