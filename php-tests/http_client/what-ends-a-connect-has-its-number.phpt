--TEST--
Http\Client: cancel() while it connects: statusCode -1 and errCode 125, and the client can be used again
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    // a listener whose queue is full takes no further connection
    $listener = stream_socket_server('tcp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, stream_context_create(['socket' => ['backlog' => 1]]));
    $port = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
    $held = [];
    for ($i = 0; $i < 4; $i++) {
        $held[] = @stream_socket_client("tcp://127.0.0.1:$port", $code, $text, 0, STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT);
    }
    foreach (['get' => fn ($client) => $client->get('/'), 'upgrade' => fn ($client) => $client->upgrade('/')] as $name => $call) {
        foreach (['cancel', 'thrown'] as $what) {
            $client = new Client('127.0.0.1', $port);
            $inside = go(function () use ($client, $call, $name, $what) {
                try {
                    $result = $call($client);
                } catch (Coroutine\CanceledException) {
                    $result = 'thrown';
                }
                echo "$name, $what: ", outcome($result, $client);
            });
            Coroutine::cancel($inside, $what === 'thrown');
            Coroutine::join([$inside], 20);
            $client->port = (new RawServer(["HTTP/1.1 204 N\r\n\r\n"]))->port;
            echo outcome($client->get('/'), $client);
        }
    }
});
?>
--EXPECT--
get, cancel: [false,-1,125]
[true,204,0]
get, thrown: ["thrown",-1,125]
[true,204,0]
upgrade, cancel: [false,-1,125]
[true,204,0]
upgrade, thrown: ["thrown",-1,125]
[true,204,0]
