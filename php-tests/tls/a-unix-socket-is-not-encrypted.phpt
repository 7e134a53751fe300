--TEST--
A server on a unix socket refuses to start with TLS, instead of speaking in the clear
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use function Swoole\Coroutine\run;

set_error_handler(fn ($level, $text) => print("$text\n"));
$certificates = (new Certificates())->sign('server', 'DNS:localhost');
run(function () use ($certificates) {
    $server = new Swoole\Coroutine\Http\Server('unix:' . $certificates->path('socket'), 0, true);
    $server->set($certificates->pair('server'));
    $server->start();
    json($server->errCode, $server->errMsg);
});
?>
--EXPECT--
Swoole\Coroutine\Http\Server::start(): accept failed, Error: Protocol not supported[93]
[93,"Protocol not supported"]
