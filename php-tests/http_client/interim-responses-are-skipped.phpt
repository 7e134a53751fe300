--TEST--
Http\Client: 100, 102 and 103 are skipped, a flood of them is refused, and so is a 101 that nobody asked for
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    $server = new RawServer(
        ["{$interim}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "HTTP/1.1 204 N\r\n\r\n"],
        [str_repeat("HTTP/1.1 102 P\r\n\r\n", 1000)],
        ["HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"],
    );
    $client = new Client('127.0.0.1', $server->port);
    echo outcome($client->get('/'), $client), json_encode([$client->headers, $client->body]), "\n";
    echo outcome($client->get('/'), $client);
    $client->close();
    echo outcome($client->get('/'), $client), outcome($client->get('/'), $client);
});
?>
--EXPECT--
[true,200,0]
[{"content-length":"2"},"ok"]
[true,204,0]
[false,-3,7102]
[false,-3,7102]
