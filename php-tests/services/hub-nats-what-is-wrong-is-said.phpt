--TEST--
NATS: a server that is not there, wants a password, or has no JetStream where a history is asked for is named, with what would be right
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$secret = new NatsServer(null, '--user', 'ann', '--pass', 'a:b c');
$plain = new NatsServer(null, 'no JetStream');
putenv('PORTS=' . json_encode([free_port(), $secret->port, $plain->port]));
echo (new Child(<<<'PHP'
<?php
[$nowhere, $secret, $plain] = json_decode(getenv('PORTS'));
function tried(callable $call): void
{
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $error) {
        echo $error::class, ': ', $error->getMessage(), "\n";
    }
}
foreach (['nats:/x', 'nats://', 'nats://host:port', 'nats://a,:1'] as $address) {
    tried(fn () => new SwooleRs\Hub($address));
}
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
Swoole\Coroutine\run(function () use ($nowhere, $secret, $plain) {
    $history = ['history' => ['size' => 1, 'ttl' => 1]];
    foreach (["127.0.0.1:$nowhere", "127.0.0.1:$secret", "ann:wrong@127.0.0.1:$secret", "token@127.0.0.1:$secret"] as $rest) {
        $hub = new SwooleRs\Hub("nats://$rest", ['connect_timeout' => 0.3] + $history);
        tried(fn () => $hub->count('x'));
        tried(fn () => [$hub->publish('x', 'y'), swoole_strerror(swoole_last_error())]);
        $hub->close();
    }
    $hub = new SwooleRs\Hub("nats://127.0.0.1:$nowhere,ann:ignored@127.0.0.1:$secret", ['connect_timeout' => 0.3]);
    tried(fn () => $hub->count('x'));
    $hub->close();
    $hub = new SwooleRs\Hub("nats://127.0.0.1:$plain", $history);
    tried(fn () => $hub->history('x'));
    tried(fn () => [$hub->publish('x', 'y'), swoole_strerror(swoole_last_error())]);
    $hub->close();
    $hub = new SwooleRs\Hub("nats://127.0.0.1:$plain");
    $channel = $hub->subscribe('x');
    tried(fn () => [$hub->publish('x', 'y'), $channel->pop(1)['data'], $hub->count('x')]);
    tried(fn () => $hub->history('x'));
    tried(fn () => [$hub->publish('x', str_repeat('y', 1 << 20)), swoole_strerror(swoole_last_error()), $channel->isEmpty()]);
    $hub->close();
    // several servers, one of which is there
    $hub = new SwooleRs\Hub("nats://ann:a%3Ab%20c@127.0.0.1:$nowhere,127.0.0.1:$secret", $history);
    tried(fn () => [$hub->publish('x', 'y'), $hub->lastOffset('x'), $hub->history('x')['messages'][0]['data']]);
    tried(fn () => [$hub->publish('x', str_repeat('y', 1 << 20)), swoole_strerror(swoole_last_error()), $hub->lastOffset('x')]);
    $hub->close();
});
PHP))->output();
?>
--EXPECTF--
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be redis://%s nats://[user:password@]host[:port], tls:// for NATS by TLS, or null: no such scheme
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be %s
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be %s
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be %s
Swoole\Exception: NATS: %AConnection refused%A (for 0.3 s, which is connect_timeout)
[false,"No route to host"]
Swoole\Exception: NATS: authorization violation%S; the address is nats://[user:password@]host[:port] or nats://token@host[:port]
[false,"No route to host"]
Swoole\Exception: NATS: authorization violation%S; the address is nats://[user:password@]host[:port] or nats://token@host[:port]
[false,"No route to host"]
Swoole\Exception: NATS: authorization violation%S; the address is nats://[user:password@]host[:port] or nats://token@host[:port]
[false,"No route to host"]
Swoole\Exception: NATS: authorization violation%S; the address is nats://[user:password@]host[:port] or nats://token@host[:port]
Swoole\Exception: NATS: JetStream is not on there, which keeps the history: start nats-server with --jetstream, or leave out the option history
[false,"No route to host"]
[0,"y",0]
Swoole\Exception: no history is kept: give the constructor ['history' => ['size' => messages, 'ttl' => seconds]]
[false,"Message too long",true]
[0,1,"y"]
[false,"Message too long",1]
