--TEST--
Http\Client: a connection that the server has closed meanwhile is replaced, for POST, too
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    $server = new RawServer([$answer, $answer], [$answer]);
    $client = new Client('127.0.0.1', $server->port);
    echo outcome($client->get('/1'), $client), outcome($client->get('/2'), $client);
    Coroutine::sleep(0.05);
    echo outcome($client->post('/3', 'x'), $client), $server->accepted, "\n";
});
?>
--EXPECT--
[true,200,0]
[true,200,0]
[true,200,0]
2
