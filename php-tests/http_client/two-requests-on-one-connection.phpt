--TEST--
A POST and a GET on one connection: their bytes, the jar, double fields, and a response without fields
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\{go, run};

/** A request with its lines on one, and without the port. */
function request(string $text): string
{
    return preg_replace(['/:\d+/', '/\r\n/'], [':P', '|'], $text);
}

run(function () {
    [$listener, $port] = listening();
    go(function () use ($listener) {
        $socket = $listener->accept();
        echo request($socket->recv()), "\n";
        $socket->send("HTTP/1.1 200 OK\r\nSet-Cookie: a=b%20c\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 2\r\n\r\nok");
        echo request($socket->recv()), "\n";
        $socket->send("HTTP/1.1 204 N\r\n\r\n");
    });
    $client = new Client('127.0.0.1', $port);
    $client->post('/p', 'xy');
    json($client->statusCode, $client->body, $client->headers, $client->cookies);
    $client->get('/g');
    json($client->statusCode, $client->body, $client->headers, $client->cookies);
});
?>
--EXPECT--
POST /p HTTP/1.1|Host: 127.0.0.1:P|Connection: keep-alive|Accept-Encoding: gzip, deflate, br|Content-Length: 2||xy
[200,"ok",{"set-cookie":"a=b%20c","x-a":["1","2"],"content-length":"2"},{"a":"b c"}]
GET /g HTTP/1.1|Host: 127.0.0.1:P|Connection: keep-alive|Accept-Encoding: gzip, deflate, br|Cookie: a=b+c||
[204,"",null,{"a":"b c"}]
