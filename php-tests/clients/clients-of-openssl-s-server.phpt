--TEST--
Clients over TLS: openssl s_server is a server for them: versions, names, expired and self-signed certificates, a client's certificate
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Client as ByteClient;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/foreign-servers.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('server', 'DNS:localhost,IP:127.0.0.1')->sign('elsewhere', 'DNS:example.test')
    ->sign('late', 'IP:127.0.0.1', -1)->selfSigned('alone', 'IP:127.0.0.1')->sign('client', 'DNS:client');
$openssl = fn (string $name, string ...$options) => new ConfiguredServer([
    'openssl', 's_server', '-accept', '127.0.0.1:PORT', '-www', '-cert', $certificates->path("$name.crt"),
    '-key', $certificates->path("$name.key"), ...$options,
], '', 'ACCEPT');
$authority = ['ssl_cafile' => $certificates->path('ca.crt'), 'timeout' => 20];
$cases = [
    'TLS 1.3' => [$plain = $openssl('server', '-tls1_3'), $authority],
    'TLS 1.2' => [$old = $openssl('server', '-tls1_2'), $authority],
    'TLS 1.2 wanted, 1.3 there' => [$plain, ['ssl_protocols' => SWOOLE_SSL_TLSv1_2] + $authority],
    'TLS 1.3 wanted, 1.2 there' => [$old, ['ssl_protocols' => SWOOLE_SSL_TLSv1_3] + $authority],
    'another authority' => [$plain, ['timeout' => 20]],
    'not verified' => [$plain, ['ssl_verify_peer' => false, 'timeout' => 20]],
    'another name' => [$elsewhere = $openssl('elsewhere'), $authority],
    'its own name' => [$elsewhere, ['ssl_host_name' => 'example.test'] + $authority],
    'expired' => [$openssl('late'), $authority],
    'self-signed' => [$alone = $openssl('alone'), ['timeout' => 20]],
    'self-signed, known' => [$alone, ['ssl_cafile' => $certificates->path('alone.crt'), 'timeout' => 20]],
    'self-signed, allowed' => [$alone, ['ssl_allow_self_signed' => true, 'timeout' => 20]],
    'with a certificate' => [$strict = $openssl('server', '-Verify', '1', '-verify_return_error', '-CAfile', $certificates->path('ca.crt')), $certificates->pair('client') + $authority],
    'without one' => [$strict, $authority],
];
run(function () use ($cases) {
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    foreach ($cases as $what => [$server, $settings]) {
        $client = new Client('127.0.0.1', $server->port, true);
        $client->set($settings);
        $client->get('/');
        echo "$what: ", $client->statusCode === 200 ? preg_match('/Protocol *: (\S+)|New, (TLSv[\d.]+)/', $client->body, $match) ? end($match) : $client->body : "$client->statusCode/$client->errCode";
        $client = new ByteClient(SWOOLE_SOCK_TCP | SWOOLE_SSL);
        $client->set($settings);
        $answer = $client->connect('127.0.0.1', $server->port) && $client->send("GET / HTTP/1.0\r\n\r\n") ? $client->recv() : false;
        echo ', bytes: ', $answer ? strtok($answer, "\r") : json_encode([$answer, $client->errCode]), "\n";
        $client->close();
    }
});
?>
--EXPECT--
TLS 1.3: TLSv1.3, bytes: HTTP/1.0 200 ok
TLS 1.2: TLSv1.2, bytes: HTTP/1.0 200 ok
TLS 1.2 wanted, 1.3 there: -1/1018, bytes: [false,1018]
TLS 1.3 wanted, 1.2 there: -1/1018, bytes: [false,1018]
another authority: -1/1014, bytes: [false,1014]
not verified: TLSv1.3, bytes: HTTP/1.0 200 ok
another name: -1/1014, bytes: [false,1014]
its own name: TLSv1.3, bytes: HTTP/1.0 200 ok
expired: -1/1014, bytes: [false,1014]
self-signed: -1/1014, bytes: [false,1014]
self-signed, known: TLSv1.3, bytes: HTTP/1.0 200 ok
self-signed, allowed: TLSv1.3, bytes: HTTP/1.0 200 ok
with a certificate: TLSv1.3, bytes: HTTP/1.0 200 ok
without one: -3/1017, bytes: [false,1017]
