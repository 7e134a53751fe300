--TEST--
Http\Client: through an HTTP proxy: absolute targets from host and port only, Proxy-Authorization, any Host header
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $proxy = new RawServer(array_fill(0, 4, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('a.test', 8080);
    $client->set(['http_proxy_host' => '127.0.0.1', 'http_proxy_port' => $proxy->port]);
    $client->get('/p?q');
    $client->set(['http_proxy_user' => 'u', 'http_proxy_password' => 'p']);
    $client->setHeaders(['Host' => 'evil.test', 'X' => '1']);
    $client->get('@evil.test/');
    echo $proxy->seen();
    echo json_encode($client->getpeername()['port'] === $proxy->port), "\n";
    $client = new Client('a.test', 80);
    $client->set(['http_proxy_host' => '127.0.0.1']);
    echo outcome($client->get('/'), $client);
    $client = new Client("a.test/x", 80);
    $client->set(['http_proxy_host' => '127.0.0.1', 'http_proxy_port' => $proxy->port]);
    echo outcome($client->get('/'), $client);
    $client->set(['http_proxy_user' => 'u', 'http_proxy_password' => null]);
});
?>
--EXPECTF--
GET http://a.test:8080/p?q HTTP/1.1\r\n
Host: a.test:8080\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

---
GET http://a.test:8080/@evil.test/ HTTP/1.1\r\n
Host: evil.test\r\n
X: 1\r\n
Proxy-Authorization: Basic dTpw\r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
\r\n

true
[false,-1,723]
[false,0,505]

Warning: Swoole\Coroutine\Http\Client::set(): socks5_password should not be null in %s on line %d
