--TEST--
Clients' certificates: one that is named itself, or signed by itself where that is allowed, is accepted; ssl_verify_depth bounds the chain
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
use function Swoole\Coroutine\run;

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1')->sign('signed', 'DNS:client')->sign('expired', 'DNS:client', -1)
    ->selfSigned('own', 'DNS:client')->selfSigned('stranger', 'DNS:client');
// an authority between, and a certificate by it
file_put_contents($certificates->path('between.ext'), "basicConstraints=critical,CA:TRUE\n");
$certificates->openssl('req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout between.key -out between.csr -subj /CN=between');
$certificates->openssl('x509 -req -in between.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out between.crt -extfile between.ext -days 30');
file_put_contents($certificates->path('deep.ext'), "subjectAltName=DNS:client\nbasicConstraints=CA:FALSE\n");
$certificates->openssl('req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout deep.key -out deep.csr -subj /CN=deep');
$certificates->openssl('x509 -req -in deep.csr -CA between.crt -CAkey between.key -CAcreateserial -out deep.crt -extfile deep.ext -days 30');
file_put_contents($certificates->path('deep.crt'), file_get_contents($certificates->path('between.crt')), FILE_APPEND);

C::set(['log_level' => SWOOLE_LOG_NONE]);
run(function () use ($certificates) {
    $rules = [
        'an authority' => ['ssl_client_cert_file' => $certificates->path('ca.crt')],
        'the same, directly' => ['ssl_cafile' => $certificates->path('ca.crt'), 'ssl_verify_depth' => 0],
        'a certificate itself' => ['ssl_client_cert_file' => $certificates->path('own.crt')],
        'any that signs itself' => ['ssl_allow_self_signed' => true],
    ];
    foreach ($rules as $title => $rule) {
        $server = new C\Http\Server('127.0.0.1', 0, true);
        $server->set(['ssl_verify_peer' => true] + $rule + $certificates->pair('server'));
        $server->handle('/', fn ($request, $response) => $response->end('hello'));
        C\go(fn () => $server->start());
        $let = [];
        foreach (['none', 'signed', 'expired', 'deep', 'own', 'stranger'] as $name) {
            $client = new C\Http\Client('127.0.0.1', $server->port, true);
            $client->set(['timeout' => 20, 'ssl_verify_peer' => false] + ($name === 'none' ? [] : $certificates->pair($name)));
            if ($client->get('/') && $client->body === 'hello') {
                $let[] = $name;
            }
            $client->close();
        }
        echo "$title: ", implode(', ', $let), "\n";
        $server->shutdown();
    }
    $server = new C\Http\Server('127.0.0.1', 0, true);
    $server->set(['ssl_verify_peer' => true] + $certificates->pair('server'));
    try {
        $server->start();
    } catch (Swoole\Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
    $server->set(['ssl_client_cert_file' => '/nowhere/ca.crt']);
    try {
        $server->start();
    } catch (Swoole\Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
});
?>
--EXPECT--
an authority: signed, deep
the same, directly: signed
a certificate itself: own
any that signs itself: own, stranger
ssl_verify_peer asks clients for certificates: ssl_client_cert_file names the file of their authority
ssl_client_cert_file[/nowhere/ca.crt] cannot be read: No such file or directory (os error 2)
