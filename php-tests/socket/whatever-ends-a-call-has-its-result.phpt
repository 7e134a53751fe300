--TEST--
Whatever ends a call that waits, a time limit, the peer's end or reset, close() or cancel(), has its own result
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    /** What a call gives when something happens to it while it waits. */
    $during = function (callable $call, callable $event, array $protocol = [], string $before = '') {
        [$peer, $socket] = connected();
        $protocol && $socket->setProtocol($protocol);
        $before === '' || $peer->send($before);
        $waits = go(function () use ($call, $socket, &$result) {
            $value = $call($socket);
            $result = is_string($value) && strlen($value) > 99 ? 'a part' : $value;
            $result = [is_int($result) ? 'a count' : $result, $socket->errCode];
        });
        // What came before has arrived.
        C::sleep(0.005);
        $event($peer, $socket, $waits);
        C::join([$waits], 20);
        return $result;
    };
    $reset = function (?Socket &$peer) {
        $peer->setOption(SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        // close() would say goodbye first
        $peer = null;
    };
    $events = fn (int $direction) => [
        'limit' => fn () => null,
        'end' => fn ($peer) => $peer->close(),
        'reset' => $reset,
        'close' => fn ($peer, $socket) => $socket->close(),
        'cancel' => fn ($peer, $socket) => $socket->cancel($direction),
        'cancelled coroutine' => fn ($peer, $socket, $waits) => C::cancel($waits),
    ];
    $length = ['open_length_check' => true, 'package_length_type' => 'n', 'package_body_offset' => 2];
    $eof = ['open_eof_check' => true, 'package_eof' => "\n"];
    foreach ([
        'recv' => [fn ($socket, $limit) => $socket->recv(9, $limit)],
        'recvWithBuffer' => [fn ($socket, $limit) => $socket->recvWithBuffer(9, $limit)],
        'recvfrom' => [fn ($socket, $limit) => $socket->recvfrom($peer, $limit)],
        'recvAll' => [fn ($socket, $limit) => $socket->recvAll(9, $limit)],
        'recvAll with a part' => [fn ($socket, $limit) => $socket->recvAll(9, $limit), [], 'ab'],
        'recvLine' => [fn ($socket, $limit) => $socket->recvLine(9, $limit)],
        'recvLine with a part' => [fn ($socket, $limit) => $socket->recvLine(9, $limit), [], 'ab'],
        'recvPacket' => [fn ($socket, $limit) => $socket->recvPacket($limit), $length],
        'recvPacket in a head' => [fn ($socket, $limit) => $socket->recvPacket($limit), $length, "\0"],
        'recvPacket in a body' => [fn ($socket, $limit) => $socket->recvPacket($limit), $length, "\0\5ab"],
        'recvPacket in a line' => [fn ($socket, $limit) => $socket->recvPacket($limit), $eof, 'ab'],
        'readVector' => [fn ($socket, $limit) => $socket->readVector([2, 2], $limit)],
        'readVectorAll' => [fn ($socket, $limit) => $socket->readVectorAll([2, 2], $limit)],
        'readVectorAll with a part' => [fn ($socket, $limit) => $socket->readVectorAll([2, 2], $limit), [], 'abc'],
    ] as $name => $row) {
        $results = [];
        foreach ($events(SWOOLE_EVENT_READ) as $event => $happens) {
            $limit = $event === 'limit' ? 0.02 : 20;
            $results[] = $event . ' ' . json_encode($during(fn ($socket) => $row[0]($socket, $limit), $happens, $row[1] ?? [], $row[2] ?? ''));
        }
        echo "$name: ", implode(', ', $results), "\n";
    }
});
?>
--EXPECT--
recv: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvWithBuffer: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvfrom: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvAll: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvAll with a part: limit ["ab",110], end ["ab",0], reset ["ab",104], close ["ab",125], cancel ["ab",125], cancelled coroutine ["ab",125]
recvLine: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvLine with a part: limit [false,110], end ["ab",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvPacket: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvPacket in a head: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvPacket in a body: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
recvPacket in a line: limit [false,110], end ["",0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
readVector: limit [false,110], end [[],0], reset [false,104], close [false,125], cancel [false,125], cancelled coroutine [false,125]
readVectorAll: limit [[],110], end [[],0], reset [[],104], close [[],125], cancel [[],125], cancelled coroutine [[],125]
readVectorAll with a part: limit [["ab","c"],110], end [["ab","c"],0], reset [["ab","c"],104], close [["ab","c"],125], cancel [["ab","c"],125], cancelled coroutine [["ab","c"],125]
