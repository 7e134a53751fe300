--TEST--
Over TLS the socket of detach() is encrypted, and so is a response that is made on it
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost');
$settings = var_export($certificates->pair('server'), true);
$server = serve(<<<PHP
    \$server->set($settings);
    \$server->handle('/', function (\$request, \$response) {
        \$response->detach();
        \$response->socket->sendAll('[' . \$response->socket->recvAll(5) . ']');
        Response::create([\$response->socket, \$request])->end('end');
    });
    PHP, "'127.0.0.1', 0, true");
Swoole\Coroutine\run(function () use ($server, $certificates) {
    $client = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $client->setProtocol(['open_ssl' => true, 'ssl_cafile' => $certificates->path('ca.crt'), 'ssl_host_name' => 'localhost']);
    json($client->connect('127.0.0.1', $server->port(), 20));
    foreach (['hello', 'world'] as $index => $word) {
        $client->sendAll("GET / HTTP/1.1\r\nHost: t\r\n" . ($index ? "Connection: close\r\n" : '') . "\r\n$word");
        json($client->recvAll(7));
        for ($text = ''; !str_ends_with($text, 'end'); $text .= $client->recv(4096, 20));
        json(strstr($text, "\r\n", true));
    }
    json($client->recv(1, 20));
    $last = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $last->setProtocol(['open_ssl' => true, 'ssl_verify_peer' => false]);
    $last->connect('127.0.0.1', $server->port(), 20);
    $last->sendAll("GET /--shutdown HTTP/1.0\r\n\r\n");
    json($last->recv(8, 20));
});
$server->ended();
?>
--EXPECT--
true
"[hello]"
"HTTP\/1.1 200 OK"
"[world]"
"HTTP\/1.1 200 OK"
""
"HTTP\/1.1"
