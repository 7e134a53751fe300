--TEST--
Http2\Client: h2 is offered over TLS, and certificates and names are verified unless ssl_verify_peer is false
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Coroutine\Http2\Client;
use function Swoole\Coroutine\run;
use function Swoole\Coroutine\go;

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost,IP:127.0.0.1')->sign('elsewhere', 'DNS:example.test');
run(function () use ($certificates) {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    foreach (['server', 'elsewhere'] as $name) {
        $server = new Server('127.0.0.1', 0, true);
        $server->set($certificates->pair($name) + ['open_http2_protocol' => true]);
        $server->handle('/', fn ($request, $response) => $response->end($request->server['server_protocol']));
        go(fn () => $server->start());
        foreach ([
            'verified' => ['ssl_cafile' => $certificates->path('ca.crt')],
            'unknown' => [],
            'not verified' => ['ssl_verify_peer' => false],
            'by name' => ['ssl_cafile' => $certificates->path('ca.crt'), 'ssl_host_name' => 'example.test'],
        ] as $how => $settings) {
            $client = new Client('127.0.0.1', $server->port, true);
            $client->set($settings + ['timeout' => 20]);
            $connected = $client->connect();
            echo "$name $how: ", $connected && $client->send(http2_request()) ? received($client->recv(), $client) : "$client->errCode $client->errMsg\n";
            $client->close();
        }
        $server->shutdown();
    }
});
?>
--EXPECT--
server verified: #1 200 "HTTP\/2"
server unknown: 1014 SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself
server not verified: #1 200 "HTTP\/2"
server by name: 1014 SSL verify failed: it is not for this host: ssl_host_name says which name the server has
elsewhere verified: 1014 SSL verify failed: it is not for this host: ssl_host_name says which name the server has
elsewhere unknown: 1014 SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself
elsewhere not verified: #1 200 "HTTP\/2"
elsewhere by name: #1 200 "HTTP\/2"
