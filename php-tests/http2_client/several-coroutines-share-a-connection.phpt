--TEST--
Http2\Client: coroutines that send and receive on one connection get the answers to their own requests; a coroutine that receives alone gets all
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', function ($request, $response) {
        Coroutine::sleep(random_int(1, 20) / 1000);
        $response->end($request->server['request_uri'] . ' ' . md5($request->getContent()));
    });
    go(fn () => $server->start());
    $client = http2_client($server->port);
    $all = new WaitGroup();
    $right = 0;
    for ($i = 0; $i < 20; $i++) {
        $all->add();
        go(function () use ($client, $all, $i, &$right) {
            for ($round = 0; $round < 5; $round++) {
                $body = str_repeat("$i-$round ", 5000);
                $client->send(http2_request("/$i/$round", method: 'POST', data: $body));
                $response = $client->recv();
                $right += $response->data === "/$i/$round " . md5($body);
            }
            $all->done();
        });
    }
    $all->wait();
    echo "$right of 100 are right\n";

    $senders = new WaitGroup();
    for ($i = 0; $i < 3; $i++) {
        $senders->add();
        go(function () use ($client, $i, $senders) {
            $client->send(http2_request("/sender/$i"));
            $senders->done();
        });
    }
    $senders->wait();
    for ($answers = []; count($answers) < 3;) {
        $answers[] = strstr($client->recv()->data, ' ', true);
    }
    sort($answers);
    echo implode(' ', $answers), "\n";
    $client->close();
    $server->shutdown();
});
?>
--EXPECT--
100 of 100 are right
/sender/0 /sender/1 /sender/2
