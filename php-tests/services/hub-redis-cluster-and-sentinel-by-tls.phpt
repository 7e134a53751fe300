--TEST--
A Redis Cluster, and the server that Sentinels name, by TLS and with a password; whom the certificate does not convince is told what would
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/tls.inc';
require __DIR__ . '/../support/services.inc';

$certificates = (new Certificates())->sign('redis', 'DNS:localhost,IP:127.0.0.1')->sign('elsewhere', 'DNS:elsewhere.test');
$tls = redis_by_tls($certificates, 'redis');
$secret = ['--requirepass', 's:same', '--masterauth', 's:same'];
$cluster = new RedisClusterServers(null, '--tls-cluster', 'yes', ...$tls, ...$secret);
$port = free_port();
$master = new RedisServer(null, '--tls-port', (string) $port, ...$tls, ...$secret);
$lines = fn (int $port) => implode("\n", ["tls-port $port", ...array_map(
    fn (array $pair) => substr($pair[0], 2) . " $pair[1]", array_chunk($tls, 2)
), 'requirepass s:same']);
$sentinel = new RedisSentinelServer($master, 's:same', $lines($watch = free_port()), $port);
$single = new RedisServer(null, '--tls-port', (string) ($other = free_port()), ...redis_by_tls($certificates, 'elsewhere'));
$nats = new NatsServer(null, '--tls', '--tlscert', $certificates->path('elsewhere.crt'), '--tlskey', $certificates->path('elsewhere.key'));

$authority = ['ssl_cafile' => $certificates->path('ca.crt')];
putenv('HUBS=' . json_encode([
    'cluster' => ["rediss+cluster://:s%3Asame@127.0.0.1:$cluster->tlsPort", $authority],
    'cluster, in the clear' => ["redis+cluster://:s%3Asame@127.0.0.1:$cluster->port", []],
    'cluster, nobody to believe' => ["rediss+cluster://:s%3Asame@127.0.0.1:$cluster->tlsPort", []],
    'cluster, no password' => ["rediss+cluster://127.0.0.1:$cluster->tlsPort", $authority],
    'cluster, wrong password' => ["rediss+cluster://:same@127.0.0.1:$cluster->tlsPort", $authority],
    'sentinel' => ["rediss+sentinel://:s%3Asame@127.0.0.1:$watch/rooms", $authority],
    'sentinel, nobody to believe' => ["rediss+sentinel://:s%3Asame@127.0.0.1:$watch/rooms", []],
    'sentinel, no password' => ["rediss+sentinel://127.0.0.1:$watch/rooms", $authority],
    'sentinel, wrong password' => ["rediss+sentinel://:same@127.0.0.1:$watch/rooms", $authority],
    'another name' => ["rediss://127.0.0.1:$other", $authority],
    'another name in NATS' => ["tls://127.0.0.1:$nats->port", $authority],
    'nobody to believe in NATS' => ["tls://127.0.0.1:$nats->port", []],
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
            echo $name, ': ', preg_replace('/ \(for .*/', '', $error->getMessage()), "\n";
        }
        $hub->close();
    }
PHP);
?>
--EXPECTF--
by cluster
by cluster, in the clear
cluster, nobody to believe: Redis: %Sinvalid peer certificate: UnknownIssuer; the option ssl_cafile names a file with the authorities to believe instead of the system's
cluster, no password: Redis: %sNOAUTH%s; the address has [user:password@] before the host, as in redis://[user:password@]host[:port][/database]
cluster, wrong password: Redis: %sWRONGPASS%s; the address has [user:password@] before the host, as in redis://[user:password@]host[:port][/database]
by sentinel
sentinel, nobody to believe: Redis: %Sinvalid peer certificate: UnknownIssuer; the option ssl_cafile names a file with the authorities to believe instead of the system's
sentinel, no password: Redis: %sNOAUTH%s; the address has [user:password@] before the host, as in redis://[user:password@]host[:port][/database]
sentinel, wrong password: Redis: %s; the address has [user:password@] before the host, as in redis://[user:password@]host[:port][/database]
another name: Redis: %Sinvalid peer certificate: certificate not valid for name "127.0.0.1"%s; the certificate must have the host that the address names
another name in NATS: NATS: %Sinvalid peer certificate: certificate not valid for name "127.0.0.1"%s; the certificate must have the host that the address names
nobody to believe in NATS: NATS: %Sinvalid peer certificate: UnknownIssuer; the option ssl_cafile names a file with the authorities to believe instead of the system's
