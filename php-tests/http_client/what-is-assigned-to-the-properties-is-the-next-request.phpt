--TEST--
Http\Client: host, port, method, headers and body of the next request are those that a program assigned to the properties
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(["HTTP/1.1 204 N\r\n\r\n"]);
    $client = new Client('nowhere.invalid', 1);
    $client->host = '127.0.0.1';
    $client->port = $server->port;
    $client->requestMethod = 'PATCH';
    $client->requestHeaders = ['X' => 'y'];
    $client->requestBody = 'body';
    echo outcome($client->execute('/'), $client), $server->seen();
});
?>
--EXPECT--
[true,204,0]
PATCH / HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X: y\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Content-Length: 4\r\n
\r\n
body
