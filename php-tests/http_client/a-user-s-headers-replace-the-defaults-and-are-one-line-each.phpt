--TEST--
Http\Client: a program's Host, Connection, Accept-Encoding, Content-Type and Cookie replace or join what the client would send: one line each
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(array_fill(0, 3, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('127.0.0.1', $server->port);
    $client->setCookies(['a' => '1']);
    $client->setHeaders([
        'X' => 'first',
        'host' => 'a.test',
        'connection' => 'keep-alive, x',
        'ACCEPT-ENCODING' => 'identity',
        'content-type' => 'text/x',
        'cookie' => 'b=2',
        'Authorization' => 'Bearer t',
    ]);
    $client->setBasicAuth('u', 'p');
    $client->post('/', ['k' => 'v']);
    $client->setHeaders([]);
    $client->setCookies([]);
    $client->get('/');
    echo $server->seen();
});
?>
--EXPECT--
POST / HTTP/1.1\r\n
Host: a.test\r\n
X: first\r\n
connection: keep-alive, x\r\n
ACCEPT-ENCODING: identity\r\n
content-type: text/x\r\n
Authorization: Bearer t\r\n
Cookie: b=2; a=1\r\n
Content-Length: 3\r\n
\r\n
k=v
---
GET / HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Authorization: Basic dTpw\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n
