--TEST--
Http\Client: timeout bounds a call in all of its parts, connect_timeout the connection, read_timeout the response
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    // a listener whose queue is full takes no further connection
    $listener = stream_socket_server('tcp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, stream_context_create(['socket' => ['backlog' => 1]]));
    $port = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
    $held = [];
    for ($i = 0; $i < 4; $i++) {
        $held[] = @stream_socket_client("tcp://127.0.0.1:$port", $code, $text, 0, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT);
    }
    foreach ([['timeout' => 0.1], ['connect_timeout' => 0.1], ['timeout' => 20, 'connect_timeout' => 0.1]] as $setting) {
        $client = new Client('127.0.0.1', $port);
        $client->set($setting);
        $begun = microtime(true);
        echo outcome($client->get('/'), $client);
        echo microtime(true) - $begun < 5 ? "in time\n" : "late\n";
    }
    // a byte now and then does not extend the limit
    $server = new RawServer(...array_fill(0, 3, [function ($socket) {
        $socket->send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for ($i = 0; $i < 200 && $socket->send('x'); $i++) {
            Coroutine::sleep(0.03);
        }
    }]));
    foreach ([['timeout' => 0.2], ['read_timeout' => 0.2], ['timeout' => 20, 'read_timeout' => 0.2]] as $setting) {
        $client = new Client('127.0.0.1', $server->port);
        $client->set($setting);
        $begun = microtime(true);
        echo outcome($client->get('/'), $client);
        echo microtime(true) - $begun < 5 ? "in time\n" : "late\n";
    }
});
?>
--EXPECT--
[false,-1,110]
in time
[false,-1,110]
in time
[false,-1,110]
in time
[false,-2,110]
in time
[false,-2,110]
in time
[false,-2,110]
in time
