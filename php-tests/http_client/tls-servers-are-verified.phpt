--TEST--
Http\Client: TLS: only certificates that are valid, known and for this host are believed, unless ssl_verify_peer is false; the error says what to do
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

$certificates = (new Certificates())->sign('server', 'DNS:localhost,IP:127.0.0.1')->sign('elsewhere', 'DNS:example.test')
    ->sign('late', 'IP:127.0.0.1', -1)->selfSigned('alone', 'DNS:localhost,IP:127.0.0.1');
run(function () use ($certificates) {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    $serve = function (string $name) use ($certificates): int {
        $server = new Coroutine\Http\Server('127.0.0.1', 0, true);
        $server->set($certificates->pair($name));
        $server->handle('/', fn ($request, $response) => $response->end('hello'));
        go(fn () => $server->start());
        Coroutine::defer(fn () => $server->shutdown());
        return $server->port;
    };
    $try = function (string $what, int $port, array $setting, string $host = '127.0.0.1') {
        $client = new Client($host, $port, true);
        $client->set($setting + ['timeout' => 20]);
        echo "$what: ", trim(outcome($client->get('/'), $client)), " $client->body$client->errMsg\n";
        return $client;
    };
    $authority = ['ssl_cafile' => $certificates->path('ca.crt')];
    $port = $serve('server');
    $client = $try('known', $port, $authority);
    var_dump($client->get('/'), trim($client->getPeerCert()) === trim(strstr(file_get_contents($certificates->path('server.crt')), '-----BEGIN')), $client->connected);
    $try('by name', $port, $authority, 'localhost');
    $try('unknown', $port, []);
    $try('not verified', $port, ['ssl_verify_peer' => false]);
    $try('another name', $port = $serve('elsewhere'), $authority);
    $try('its own name', $port, $authority + ['ssl_host_name' => 'example.test']);
    $try('expired', $serve('late'), $authority);
    $try('self-signed', $port = $serve('alone'), $authority);
    $try('known itself', $port, ['ssl_cafile' => $certificates->path('alone.crt')]);
    $try('no such file', $port, ['ssl_cafile' => '/nonexistent.crt']);
});
?>
--EXPECT--
known: [true,200,0] hello
bool(true)
bool(true)
bool(true)
by name: [true,200,0] hello
unknown: [false,-1,1014] SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself
not verified: [true,200,0] hello
another name: [false,-1,1014] SSL verify failed: it is not for this host: ssl_host_name says which name the server has
its own name: [true,200,0] hello
expired: [false,-1,1014] SSL verify failed: it has expired
self-signed: [false,-1,1014] SSL verify failed: its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself
known itself: [true,200,0] hello
no such file: [false,-1,1018] ssl_cafile[/nonexistent.crt] cannot be read: No such file or directory (os error 2)
