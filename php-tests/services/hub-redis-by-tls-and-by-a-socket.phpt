--TEST--
Redis by TLS, with an authority of one's own, and by a unix socket
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';
require __DIR__ . '/../support/services.inc';

$certificates = (new Certificates())->sign('redis', 'DNS:localhost,IP:127.0.0.1');
$port = free_port();
$redis = new RedisServer(null, '--tls-port', (string) $port, '--tls-auth-clients', 'no', '--tls-cert-file', $certificates->path('redis.crt'),
    '--tls-key-file', $certificates->path('redis.key'), '--tls-ca-cert-file', $certificates->path('ca.crt'), '--user', 'ann', 'on', '>a:b', '~*', '&*', '+@all');
putenv('HUBS=' . json_encode([
    'socket' => ["unix://$redis->socket", []],
    'TLS' => ["rediss://127.0.0.1:$port", ['ssl_cafile' => $certificates->path('ca.crt')]],
    'TLS, by name, with a user' => ["rediss://ann:a%3Ab@localhost:$port/2", ['ssl_cafile' => $certificates->path('ca.crt')]],
    'TLS, nobody to believe' => ["rediss://127.0.0.1:$port", []],
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
        new SwooleRs\Hub('rediss://localhost', ['ssl_cafile' => '/nowhere']);
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
PHP);
?>
--EXPECT--
by socket
by TLS
by TLS, by name, with a user
TLS, nobody to believe: the certificate
SwooleRs\Hub::__construct(): Argument #2 ($options) has an ssl_cafile that cannot be read: No such file or directory (os error 2)
