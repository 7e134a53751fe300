--TEST--
A handler may shut the server down and start it again, also one whose request was there when its connection was accepted
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

const CANCELED = 125;

/** Connects and asks without waiting for anything: the connection stays in the backlog until it is accepted. */
function ask(int $port, string $path)
{
    $client = stream_socket_client("tcp://127.0.0.1:$port");
    fwrite($client, "GET $path HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    return $client;
}

function body($client): string
{
    stream_set_timeout($client, 20);
    return substr(strstr(stream_get_contents($client), "\r\n\r\n"), 4);
}

run(function () {
    $server = new Server('127.0.0.1', 0);
    $restarted = new WaitGroup();
    $server->handle('/', fn ($request, $response) => $response->end('served'));
    $server->handle('/restart', function ($request, $response) use ($server, $restarted) {
        $restarted->add();
        go(function () use ($server, $restarted) {
            $server->shutdown();
            $ended = $server->start();
            echo 'the second start(): ', json_encode([$ended, $server->errCode === CANCELED]), "\n";
            $restarted->done();
        });
        $response->end('restarted');
    });
    $client = ask($server->port, '/restart');
    echo 'the first start(): ', json_encode($server->start()), "\n";
    echo body($client), "\n";
    // it listens again once the first start() has left
    for ($turns = 0; $server->fd < 0 && $turns < 10_000; $turns++) {
        Coroutine::sleep(0.001);
    }
    echo body(ask($server->port, '/')), "\n";
    $server->shutdown();
    $restarted->wait();
});
?>
--EXPECT--
the first start(): true
restarted
served
the second start(): [true,true]
