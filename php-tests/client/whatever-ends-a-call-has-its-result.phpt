--TEST--
Whatever ends a call of a client that waits has its own result; only close() ends the connection
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    $events = [
        'limit' => fn () => null,
        'end' => fn (&$peer) => $peer->close(),
        'reset' => function (&$peer) {
            $peer->setOption(SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
            // close() would say goodbye first
            $peer = null;
        },
        'close' => fn (&$peer, $client) => $client->close(),
        'cancel' => fn (&$peer, $client, $waits) => C::cancel($waits),
    ];
    $large = str_repeat('x', 30_000_000);
    $length = ['open_length_check' => true, 'package_length_type' => 'n', 'package_body_offset' => 2];
    foreach ([
        'recv' => [fn ($client, $limit) => $client->recv($limit)],
        'recv in a message' => [fn ($client, $limit) => $client->recv($limit), $length, "\0\5ab"],
        'send' => [fn ($client, $limit) => $client->send($large, $limit)],
    ] as $name => $row) {
        foreach ($events as $event => $happens) {
            [$listener, $port] = listening();
            $client = new Client(SWOOLE_SOCK_TCP);
            isset($row[1]) && $client->set($row[1]);
            $client->connect('127.0.0.1', $port, 20);
            $peer = $listener->accept(20);
            isset($row[2]) && $peer->send($row[2]);
            $waits = go(function () use ($row, $client, $event, &$result) {
                $value = $row[0]($client, $event === 'limit' ? 0.05 : 20);
                $result = [is_int($value) ? ($value < 30_000_000 ? 'a part' : 'all') : $value, $client->errCode, $client->connected];
            });
            // What was sent before has arrived, and the kernel takes no more.
            C::sleep(0.03);
            $closed = $happens($peer, $client, $waits);
            C::join([$waits], 20);
            // A server that goes with bytes unread resets the connection, sooner or later.
            $result[1] = $name === 'send' && in_array($event, ['end', 'reset']) && in_array($result[1], [32, 104]) ? 'gone' : $result[1];
            echo "$name, $event: ", json_encode($result), $event === 'close' ? json_encode($closed) : '', "\n";
        }
    }
});
?>
--EXPECT--
recv, limit: [false,110,true]
recv, end: ["",0,true]
recv, reset: [false,104,true]
recv, close: [false,125,false]true
recv, cancel: [false,125,true]
recv in a message, limit: [false,110,true]
recv in a message, end: ["",0,true]
recv in a message, reset: [false,104,true]
recv in a message, close: [false,125,false]true
recv in a message, cancel: [false,125,true]
send, limit: ["a part",110,true]
send, end: ["a part","gone",true]
send, reset: ["a part","gone",true]
send, close: ["a part",125,false]true
send, cancel: ["a part",125,true]
