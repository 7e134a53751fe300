--TEST--
NATS by TLS, with an authority of one's own and a user
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';
require __DIR__ . '/../support/services.inc';

$certificates = (new Certificates())->sign('nats', 'DNS:localhost,IP:127.0.0.1');
$nats = new NatsServer(null, '--tls', '--tlscert', $certificates->path('nats.crt'), '--tlskey', $certificates->path('nats.key'),
    '--user', 'ann', '--pass', 'a:b');
$authority = ['ssl_cafile' => $certificates->path('ca.crt')];
putenv('HUBS=' . json_encode([
    'TLS' => ["tls://ann:a%3Ab@127.0.0.1:$nats->port", $authority],
    'TLS, by name' => ["tls://ann:a%3Ab@localhost:$nats->port", $authority],
    'TLS that the server wants' => ["nats://ann:a%3Ab@127.0.0.1:$nats->port", $authority],
    'TLS, nobody to believe' => ["tls://ann:a%3Ab@127.0.0.1:$nats->port", []],
]));
run_here(<<<'PHP'
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    foreach (json_decode(getenv('HUBS'), true) as $name => [$address, $options]) {
        $hub = new SwooleRs\Hub($address, $options + ['connect_timeout' => 30, 'history' => ['size' => 5, 'ttl' => 60]]);
        try {
            $channel = $hub->subscribe('lobby');
            $hub->publish('lobby', "by $name");
            echo $channel->pop(5)['data'], "\n";
        } catch (Swoole\Exception $error) {
            echo $name, ': ', preg_match('/certificate|UnknownIssuer/', $error->getMessage()) ? 'the certificate' : $error->getMessage(), "\n";
        }
        $hub->close();
    }
    try {
        new SwooleRs\Hub('tls://localhost', ['ssl_cafile' => '/nowhere']);
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
PHP);
?>
--EXPECT--
by TLS
by TLS, by name
by TLS that the server wants
TLS, nobody to believe: the certificate
SwooleRs\Hub::__construct(): Argument #2 ($options) has an ssl_cafile that cannot be read: No such file or directory (os error 2)
