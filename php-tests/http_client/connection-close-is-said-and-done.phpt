--TEST--
Http\Client: keep_alive => false, or a program's own Connection: close, says close and closes after each response
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    $server = new RawServer([$answer, $answer], [$answer], [$answer]);
    $client = new Client('127.0.0.1', $server->port);
    $client->set(['keep_alive' => false]);
    $client->get('/1');
    var_dump($client->connected);
    $client = new Client('127.0.0.1', $server->port);
    $client->setHeaders(['connection' => 'Close']);
    $client->get('/2');
    var_dump($client->connected);
    $client->setHeaders([]);
    $client->get('/3');
    var_dump($client->connected);
    echo $server->seen();
});
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
GET /1 HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Connection: close\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
GET /2 HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
connection: Close\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
GET /3 HTTP/1.1\r\n
Host: 127.0.0.1:PORT\r\n
Connection: close\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n
