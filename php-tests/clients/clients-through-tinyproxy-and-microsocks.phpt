--TEST--
Clients: tinyproxy and microsocks are on their way: HTTP, tunnels for TLS, WebSocket and HTTP/2, bytes; wrong passwords are refused
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign-servers.inc';
skip_without_server('tinyproxy', 'microsocks');
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Client as ByteClient;
use Swoole\Coroutine\Http2\Client as Http2;
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Http\Server;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/foreign-servers.inc';
require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
$http = new ConfiguredServer(['tinyproxy', '-d', '-c', 'CONFIG'], "
Port PORT
Listen 127.0.0.1
MaxClients 50
LogLevel Info
BasicAuth user secret
", 'Accepting connections');
$socks = new ConfiguredServer(['microsocks', '-i', '127.0.0.1', '-p', 'PORT', '-u', 'user', '-P', 'secret'], '');
$proxy = fn (string $password) => [
    'HTTP' => ['http_proxy_host' => '127.0.0.1', 'http_proxy_port' => $http->port, 'http_proxy_user' => 'user', 'http_proxy_password' => $password],
    'SOCKS5' => ['socks5_host' => '127.0.0.1', 'socks5_port' => $socks->port, 'socks5_username' => 'user', 'socks5_password' => $password],
];
run(function () use ($proxy, $certificates) {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    foreach ([false, true] as $ssl) {
        $server = new Server('127.0.0.1', 0, $ssl);
        $server->set($ssl ? $certificates->pair('server') + ['open_http2_protocol' => true] : []);
        $server->handle('/', fn ($request, $response) => $response->end("{$request->server['server_protocol']} " . strlen($request->getContent())));
        $server->handle('/echo', function ($request, $response) {
            $response->upgrade();
            while ($frame = $response->recv()) {
                $response->push(strtoupper($frame->data));
            }
        });
        go(fn () => $server->start());
        $ports[(int) $ssl] = $server->port;
        $servers[] = $server;
    }
    $authority = ['ssl_cafile' => $certificates->path('ca.crt'), 'timeout' => 20];
    foreach ($proxy('secret') as $name => $through) {
        echo "$name\n";
        foreach ($ports as $ssl => $port) {
            $client = new Client('127.0.0.1', $port, (bool) $ssl);
            $client->set($authority + $through);
            $client->get('/');
            echo "  $client->statusCode $client->body, ";
            $client->post('/', str_repeat('x', 500_000));
            echo "$client->statusCode $client->body, ";
            echo $client->upgrade('/echo') && $client->push('hello') ? $client->recv()->data : $client->errMsg, "\n";
            $client->close();
        }
        $client = new Http2('127.0.0.1', $ports[1], true);
        $client->set($authority + $through);
        $client->connect() && $client->send(http2_request());
        echo '  ', received($client->recv(), $client);
        $client->close();
        $client = new ByteClient(SWOOLE_SOCK_TCP);
        $client->set($through + ['timeout' => 20, 'open_eof_check' => true, 'package_eof' => "\r\n\r\n"]);
        $client->connect('127.0.0.1', $ports[0]);
        $client->send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        echo '  ', strstr($client->recv(), "\r\n", true), "\n";
        $client->close();
    }
    foreach ($proxy('wrong') as $name => $through) {
        $client = new Client('127.0.0.1', $ports[1], true);
        $client->set($authority + $through);
        echo "$name with a wrong password: ", json_encode([$client->get('/'), $client->statusCode, $client->errCode]), "\n";
    }
    foreach ($proxy('secret') as $name => $through) {
        $client = new Client('127.0.0.1', 1, true);
        $client->set($authority + $through);
        echo "$name to nobody: ", json_encode([$client->get('/'), $client->statusCode, $client->errCode]), "\n";
    }
    foreach ($servers as $server) {
        $server->shutdown();
    }
});
?>
--EXPECT--
HTTP
  200 HTTP/1.1 0, 200 HTTP/1.1 500000, HELLO
  200 HTTP/1.1 0, 200 HTTP/1.1 500000, HELLO
  #1 200 "HTTP\/2 0"
  HTTP/1.1 200 OK
SOCKS5
  200 HTTP/1.1 0, 200 HTTP/1.1 500000, HELLO
  200 HTTP/1.1 0, 200 HTTP/1.1 500000, HELLO
  #1 200 "HTTP\/2 0"
  HTTP/1.1 200 OK
HTTP with a wrong password: [false,-1,7103]
SOCKS5 with a wrong password: [false,-1,7005]
HTTP to nobody: [false,-1,7103]
SOCKS5 to nobody: [false,-1,7005]
