--TEST--
Http\Client: HEAD, 204 and 304 have no body, others end by length, last chunk or close
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(
        ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "HTTP/1.1 304 N\r\nContent-Length: 5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"],
        ["HTTP/1.1 200 OK\r\n\r\nuntil the end"],
        ["HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"],
        ["HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"],
    );
    $client = new Client('127.0.0.1', $server->port);
    foreach (['HEAD', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET'] as $method) {
        $client->setMethod($method);
        echo outcome($client->execute('/'), $client), json_encode([$client->body, $client->connected]), "\n";
        if ($client->statusCode === 200 && $client->body === '' && $method === 'GET') {
            $client->close();
        }
    }
    echo $server->accepted, "\n";
});
?>
--EXPECT--
[true,200,0]
["",true]
[true,304,0]
["",true]
[true,200,0]
["",true]
[true,200,0]
["until the end",false]
[true,200,0]
["ok",false]
[true,200,0]
["ok",true]
[true,200,0]
["ok",true]
4
