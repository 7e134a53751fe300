--TEST--
Http\Client: a request that the server does not take: limit, cancel(), close() and reset have statusCode -4 and their errCode, and close the connection
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/raw-server.inc';
require __DIR__ . '/../support/socket.inc';

run(function () {
    foreach (['timeout', 'write_timeout', 'cancel', 'thrown', 'close', 'reset'] as $what) {
        [$listener, $port] = listening();
        $client = new Client('127.0.0.1', $port);
        str_contains($what, 'timeout') && $client->set([$what => 0.1]);
        $inside = go(function () use ($client, $what) {
            try {
                $result = $client->post('/', str_repeat('x', 50_000_000));
            } catch (Coroutine\CanceledException) {
                $result = 'thrown';
            }
            echo "$what: ", trim(outcome($result, $client)), ' ', json_encode($client->connected), "\n";
        });
        $peer = $listener->accept(20);
        // the request has begun, and nobody reads on
        $peer->recv(100, 20);
        // and the client waits: it cannot be cancelled while it is about to go on
        while (in_array($what, ['cancel', 'thrown']) && !Coroutine::cancel($inside, $what === 'thrown')) {
            Coroutine::sleep(0.01);
        }
        match ($what) {
            'close' => $client->close(),
            // with unread bytes, and without a goodbye by close()
            'reset' => $peer = null,
            default => null,
        };
        Coroutine::join([$inside], 20);
    }
});
?>
--EXPECT--
timeout: [false,-4,110] false
write_timeout: [false,-4,110] false
cancel: [false,-4,125] false
thrown: ["thrown",-4,125] false
close: [false,-4,125] false
reset: [false,-4,104] false
