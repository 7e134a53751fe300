--TEST--
Http\Client: through an HTTP proxy, TLS and WebSocket go through a tunnel: any 2xx opens it, what follows belongs to the target, a refusal is an error
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

/** A proxy for one connection: answers CONNECT with these bytes and joins the two ends. */
function proxy(string $answer, int $port): int
{
    $listener = new Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    go(function () use ($listener, $answer, $port) {
        $near = $listener->accept(20);
        echo visible(preg_replace('/:\d+/', ':PORT', $near->recv(10000, 20)));
        $near->sendAll($answer);
        $far = new Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
        if (str_starts_with($answer, 'HTTP/1.1 2') && $far->connect('127.0.0.1', $port, 20)) {
            foreach ([[$near, $far], [$far, $near]] as [$from, $to]) {
                go(function () use ($from, $to) {
                    while (($bytes = $from->recv(65536, 20)) !== '' && $bytes !== false) {
                        $to->sendAll($bytes);
                    }
                    $to->close();
                });
            }
        }
    });
    return $listener->getsockname()['port'];
}
$certificates = (new Certificates())->sign('server', 'DNS:a.test');
run(function () use ($certificates) {
    $servers = [];
    foreach ([true, false] as $tls) {
        $servers[] = $server = new Coroutine\Http\Server('127.0.0.1', 0, $tls);
        $tls && $server->set($certificates->pair('server'));
        $server->handle('/', fn ($request, $response) => $response->end('through'));
        $server->handle('/ws', function ($request, $response) {
            $response->upgrade();
            $response->push('through');
            $response->recv(20);
        });
        go(fn () => $server->start());
    }
    foreach (['HTTP/1.1 200 OK', 'HTTP/1.1 204 No Content', 'HTTP/1.1 407 Authenticate'] as $line) {
        $client = new Client('a.test', $servers[0]->port, true);
        $client->set([
            'http_proxy_host' => '127.0.0.1', 'http_proxy_port' => proxy("$line\r\n\r\n", $servers[0]->port),
            'http_proxy_user' => 'u', 'http_proxy_password' => 'p', 'ssl_cafile' => $certificates->path('ca.crt'),
        ]);
        echo outcome($client->get('/'), $client), $client->body, $client->errMsg, "\n";
    }
    $client = new Client('a.test', $servers[1]->port);
    $client->set(['http_proxy_host' => '127.0.0.1', 'http_proxy_port' => proxy("HTTP/1.1 200 OK\r\n\r\n", $servers[1]->port)]);
    var_dump($client->upgrade('/ws'), $client->recv(20)->data);
    foreach ($servers as $server) {
        $server->shutdown();
    }
});
?>
--EXPECT--
CONNECT a.test:PORT HTTP/1.1\r\n
Host: a.test:PORT\r\n
User-Agent: Swoole/6.2.1\r\n
Proxy-Connection: Keep-Alive\r\n
Proxy-Authorization: Basic dTpw\r\n
\r\n
[true,200,0]
through
CONNECT a.test:PORT HTTP/1.1\r\n
Host: a.test:PORT\r\n
User-Agent: Swoole/6.2.1\r\n
Proxy-Connection: Keep-Alive\r\n
Proxy-Authorization: Basic dTpw\r\n
\r\n
[true,200,0]
through
CONNECT a.test:PORT HTTP/1.1\r\n
Host: a.test:PORT\r\n
User-Agent: Swoole/6.2.1\r\n
Proxy-Connection: Keep-Alive\r\n
Proxy-Authorization: Basic dTpw\r\n
\r\n
[false,-1,7103]
Http proxy handshake failed
CONNECT a.test:PORT HTTP/1.1\r\n
Host: a.test:PORT\r\n
User-Agent: Swoole/6.2.1\r\n
Proxy-Connection: Keep-Alive\r\n
\r\n
bool(true)
string(7) "through"
