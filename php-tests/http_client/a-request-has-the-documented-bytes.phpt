--TEST--
Http\Client: get() and post() send the documented bytes, in the documented order
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(array_fill(0, 5, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('127.0.0.1', $server->port);
    $client->get('/a?b=1');
    $client->post('/p', ['a' => '1 2', 'b' => ['x' => 1, 'y' => 'ü']]);
    $client->setHeaders(['X-One' => 1, 'null' => null, 7 => 'skipped', 'x-Two' => 2.5, 'content-length' => 99]);
    $client->setBasicAuth('user', 'pass');
    $client->setCookies(['a' => '1 2', 'u' => 'ü', 'n' => null, 'e' => '']);
    $client->post('/raw', 'xy');
    $client->post('/empty', '');
    $client->post('/null', null);
    echo $server->seen();
});
?>
--EXPECT--
GET /a?b=1 HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
POST /p HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Content-Type: application/x-www-form-urlencoded\r\n
Content-Length: 32\r\n
\r\n
a=1+2&b%5Bx%5D=1&b%5By%5D=%C3%BC
---
POST /raw HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X-One: 1\r\n
x-Two: 2.5\r\n
Authorization: Basic dXNlcjpwYXNz\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Cookie: a=1+2; u=%C3%BC\r\n
Content-Length: 2\r\n
\r\n
xy
---
POST /empty HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X-One: 1\r\n
x-Two: 2.5\r\n
Authorization: Basic dXNlcjpwYXNz\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Cookie: a=1+2; u=%C3%BC\r\n
Content-Length: 0\r\n
\r\n

---
POST /null HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
X-One: 1\r\n
x-Two: 2.5\r\n
Authorization: Basic dXNlcjpwYXNz\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Cookie: a=1+2; u=%C3%BC\r\n
\r\n
