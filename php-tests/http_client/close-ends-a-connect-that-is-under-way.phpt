--TEST--
close() ends a connect() of another coroutine at once, for all three clients, whatever it waits for; they can be used again
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\{Client, Http, Http2};
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/socket.inc';

$endless = ['timeout' => -1, 'connect_timeout' => -1, 'read_timeout' => -1];
run(function () use ($endless) {
    // Who connects to it is connected, and waits for TLS.
    [$listener, $port] = listening();
    $http = new Http\Client('127.0.0.1', $port, true);
    $http2 = new Http2\Client('127.0.0.1', $port, true);
    $plain = new Client(SWOOLE_SOCK_TCP | SWOOLE_SSL);
    foreach ([
        [$http, fn () => $http->get('/')],
        [$http2, fn () => $http2->connect()],
        [$plain, fn () => $plain->connect('127.0.0.1', $port)],
    ] as [$client, $connect]) {
        $client->set($endless);
        $connecting = go(fn () => json($client::class, $connect(), $client->errCode, $client->statusCode ?? null));
        $held[] = $listener->accept();
        json('closed', $client->close(), $client->connected);
        Coroutine::join([$connecting]);
        json('once more', $client->close());
    }

    // A thread looks this name up.
    foreach ([new Http\Client('localhost', $port, true), new Http2\Client('localhost', $port, true)] as $client) {
        $client->set($endless);
        $connecting = go(function () use ($client) {
            json('by name', $client instanceof Http\Client ? $client->get('/') : $client->connect(), $client->errCode);
        });
        json('closed', $client->close());
        Coroutine::join([$connecting]);
    }

    $again = new Http\Client('127.0.0.1', $port);
    $again->set($endless);
    go(fn () => json('first', $again->get('/'), $again->errCode, $again->statusCode));
    $held[] = $asked = $listener->accept();
    $asked->recv();
    $again->close();
    go(function () use ($listener) {
        $socket = $listener->accept();
        $socket->recv();
        $socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    json('second', $again->get('/'), $again->statusCode, $again->body);
});
?>
--EXPECT--
["Swoole\\Coroutine\\Http\\Client",false,125,-1]
["closed",true,false]
["once more",false]
["Swoole\\Coroutine\\Http2\\Client",false,125,null]
["closed",true,false]
["once more",false]
["Swoole\\Coroutine\\Client",false,125,null]
["closed",true,false]
["once more",false]
["by name",false,125]
["closed",true]
["by name",false,125]
["closed",true]
["first",false,125,-3]
["second",true,200,"ok"]
