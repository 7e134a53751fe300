--TEST--
A client speaks TLS from the start or later, and shows the server's certificate
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Client;
use function Swoole\Coroutine\run;

C::set(['log_level' => SWOOLE_LOG_NONE]);
$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
run(function () use ($certificates) {
    $port = tls_echo($certificates->pair('server'));
    $client = new Client(SWOOLE_SOCK_TCP | SWOOLE_SSL);
    json($client->connect('127.0.0.1', $port, 20), $client->errCode, $client->connected, $client->socket);
    $client->set(['ssl_cafile' => $certificates->path('ca.crt')]);
    json($client->connect('127.0.0.1', $port, 20), $client->send('hello'), $client->recv(20));
    json($client->getPeerCert() === file_get_contents($certificates->path('server.crt')), $client->verifyPeerCert());
    json($client->enableSSL(), $client->errCode);
    $client = new Client(SWOOLE_SOCK_TCP);
    $client->set(['ssl_verify_peer' => false]);
    $client->connect('127.0.0.1', $port, 20);
    json($client->getPeerCert(), $client->errCode, $client->verifyPeerCert(), $client->errCode);
    json($client->enableSSL(), $client->send('hello'), $client->recv(20), $client->verifyPeerCert(), $client->errCode);
    $client = new Client(SWOOLE_SOCK_UDP);
    $client->connect('127.0.0.1', $port);
    json($client->enableSSL(), $client->errCode);
});
?>
--EXPECT--
[false,1014,false,null]
[true,5,"hello"]
[true,true]
[false,106]
[false,106,false,107]
[true,5,"hello",false,1014]
[false,94]
