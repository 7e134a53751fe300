--TEST--
Http\Client: pushes that wait, for the server or for their turn, fail with ECANCELED before close() returns, and with ECONNRESET where the server has ended the connection
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\{Channel, Socket};
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/raw-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    $message = str_repeat('x', 30_000_000);
    // What the server does when the pushes wait, and what the client does then.
    $cases = [
        'close()' => [fn () => null, fn (Client $client) => json('closed', $client->close(), $client->connected)],
        'end' => [fn () => null, fn () => null],
        'close frame' => [fn (Socket $socket) => $socket->sendAll("\x88\x02\x03\xe8"), fn () => null],
    ];
    foreach ($cases as $name => [$end, $then]) {
        echo "$name\n";
        [$blocked, $done] = [new Channel(1), new Channel(1)];
        $server = new RawServer([function ($socket, $request) use ($blocked, $done, $end) {
            accepts()($socket, $request);
            $blocked->pop(20);
            $end($socket);
            $done->push(true);
        }]);
        $client = new Client('127.0.0.1', $server->port);
        $client->set(['timeout' => -1, 'write_timeout' => -1]);
        $client->upgrade('/');
        $inside = [];
        foreach (['push' => $message, 'another push' => 'x'] as $who => $data) {
            $inside[] = go(fn () => json($who, $client->push($data), $client->errCode, $client->connected));
        }
        $inside[] = go(function () use ($client) {
            // Whether recv() or push() sees the end of the server first is open.
            [$received, $code] = [$client->recv(), $client->errCode];
            echo 'recv: ', $received === '' ? 'an end' : match ($code) { 104 => 'an end', default => $code }, "\n";
        });
        // Whoever has only given others a turn waits now.
        Coroutine::sleep(0.05);
        $blocked->push(true);
        $done->pop(20);
        $then($client);
        foreach ($inside as $coroutine) {
            Coroutine::exists($coroutine) && Coroutine::join([$coroutine], 20);
        }
        json($client->push('x'), $client->errCode);
    }
});
?>
--EXPECT--
close()
["push",false,125,false]
["another push",false,125,false]
recv: 125
["closed",true,false]
[false,5001]
end
recv: an end
["push",false,104,false]
["another push",false,104,false]
[false,5001]
close frame
recv: an end
["push",false,104,false]
["another push",false,104,false]
[false,5001]
