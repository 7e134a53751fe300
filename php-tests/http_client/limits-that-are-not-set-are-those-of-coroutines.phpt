--TEST--
Http\Client: without limits of its own a client has those of Coroutine::set(), a timeout of 0 or less included; timeout is recv()'s limit, too, and a negative one waits for ever
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    // a listener whose queue is full takes no further connection
    $listener = stream_socket_server('tcp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, stream_context_create(['socket' => ['backlog' => 1]]));
    $full = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
    $held = [];
    for ($i = 0; $i < 4; $i++) {
        $held[] = @stream_socket_client("tcp://127.0.0.1:$full", $code, $text, 0, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT);
    }
    $timed = function (string $what, callable $call) {
        $begun = microtime(true);
        $result = trim($call());
        echo "$what: $result", microtime(true) - $begun < 5 ? " in time\n" : " late\n";
    };
    Coroutine::set(['socket_connect_timeout' => 0.1]);
    $client = new Client('127.0.0.1', $full);
    $timed('connecting', fn () => outcome($client->get('/'), $client));
    Coroutine::set(['socket_connect_timeout' => 20, 'socket_read_timeout' => 0.1]);
    foreach (['none' => [], 'zero' => ['timeout' => 0], 'negative' => ['timeout' => -1]] as $what => $setting) {
        $client = new Client('127.0.0.1', (new RawServer([RawServer::hold(...)]))->port);
        $client->set($setting);
        $timed($what, fn () => outcome($client->get('/'), $client));
    }
    Coroutine::set(['socket_read_timeout' => 20]);

    $go = new Coroutine\Channel(1);
    $server = new RawServer([function ($socket, $request) use ($go) {
        accepts()($socket, $request);
        $go->pop(20);
        $socket->sendAll("\x81\x02hi");
        RawServer::hold($socket);
    }]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['timeout' => 20]);
    $client->upgrade('/');
    $client->set(['timeout' => 0.1]);
    $timed('recv', fn () => json_encode([$client->recv(), $client->errCode, $client->connected]));
    Coroutine::create(function () use ($go) {
        Coroutine::sleep(0.3);
        $go->push(true);
    });
    echo $client->recv(-1)->data, "\n";
});
?>
--EXPECT--
connecting: [false,-1,110] in time
none: [false,-2,110] in time
zero: [false,-2,110] in time
negative: [false,-2,110] in time
recv: [false,110,true] in time
hi
