--TEST--
Http\Client: TLS: a WebSocket with messages of all sizes, by name and certificate
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/raw-server.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
run(function () use ($certificates) {
    $server = new Coroutine\Http\Server('127.0.0.1', 0, true);
    $server->set($certificates->pair('server'));
    $server->handle('/', function ($request, $response) use ($server) {
        $response->upgrade();
        while ($frame = $response->recv(20)) {
            $response->push($frame->data, $frame->opcode);
        }
        $server->shutdown();
    });
    go(fn () => $server->start());
    $client = new Client('127.0.0.1', $server->port, true);
    $client->set(['ssl_cafile' => $certificates->path('ca.crt')]);
    var_dump($client->upgrade('/'));
    foreach (['hello', str_repeat('x', 1_000_000)] as $message) {
        var_dump($client->push($message), $client->recv(20)->data === $message);
    }
    var_dump($client->disconnect());
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
