--TEST--
Http2\Client: a server that chose no protocol by ALPN is spoken to all the same
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http2\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/tls.inc';
require __DIR__ . '/../support/socket.inc';

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
run(function () use ($certificates) {
    [$listener, $port] = listening();
    $listener->setProtocol(['open_ssl' => true] + $certificates->pair('server'));
    Coroutine::create(function () use ($listener) {
        $socket = $listener->accept(20);
        $socket->sslHandshake();
        $peer = new Http2Peer($socket, []);
        $request = $peer->request();
        $peer->answer($request->stream, $request->fields[':scheme'])->hold();
    });
    $client = new Client('127.0.0.1', $port, true);
    $client->set(['ssl_cafile' => $certificates->path('ca.crt'), 'timeout' => 20]);
    json($client->connect(), $client->errCode, $client->ssl, $client->send(http2_request()));
    echo received($client->recv(), $client);
});
?>
--EXPECT--
[true,0,true,1]
#1 200 "https"
