--TEST--
Redis: a server that is not there, is too old or wants a password is named, with what would be right
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$redis = new RedisServer(null, '--requirepass', 'sesame');
$old = stream_socket_server('tcp://127.0.0.1:0');
$nowhere = free_port();
$ports = ['nobody' => $nowhere, 'no password' => $redis->port, 'wrong' => "x:wrong@127.0.0.1:$redis->port"];
putenv('PORTS=' . json_encode([$nowhere, $redis->port, (int) substr(strrchr(stream_socket_get_name($old, false), ':'), 1)]));
$child = new Child(<<<'PHP'
<?php
[$nowhere, $port, $old] = json_decode(getenv('PORTS'));
function tried(callable $call): void
{
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $error) {
        echo $error::class, ': ', preg_replace('/127.0.0.1:\d+/', 'HOST', $error->getMessage()), "\n";
    }
}
foreach (['redis:/x', 'mysql://x', 'redis://host:port', 'redis://:secret@'] as $address) {
    tried(fn () => new SwooleRs\Hub($address));
}
foreach ([['prefix' => 'a{b'], ['prefix' => 5], ['connect_timeout' => 0], ['lease' => 'long']] as $options) {
    tried(fn () => new SwooleRs\Hub('redis://127.0.0.1', $options));
}
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
Swoole\Coroutine\run(function () use ($nowhere, $port, $old) {
    $address = fn ($rest) => ["redis://$rest", ['connect_timeout' => 0.3, 'history' => ['size' => 1, 'ttl' => 1]]];
    foreach (["127.0.0.1:$nowhere", "127.0.0.1:$port", ":wrong@127.0.0.1:$port", "127.0.0.1:$old"] as $rest) {
        $hub = new SwooleRs\Hub(...$address($rest));
        tried(fn () => $hub->count('x'));
        tried(fn () => [$hub->publish('x', 'y'), swoole_strerror(swoole_last_error())]);
        $hub->close();
    }
    $hub = new SwooleRs\Hub(...$address(":sesame@127.0.0.1:$port/3"));
    tried(fn () => [$hub->count('x'), $hub->publish('x', 'y'), $hub->lastOffset('x')]);
    $hub->close();
});
$hub = new SwooleRs\Hub('redis://127.0.0.1');
tried(fn () => $hub->count('x'));
tried(fn () => $hub->publish('x', 'y'));
PHP);
// what a server before Redis 6 says
$end = microtime(true) + DEADLINE;
while ($child->running() && microtime(true) < $end) {
    $read = [$old];
    $none = null;
    if (@stream_select($read, $none, $none, 0, 100_000)) {
        $client = stream_socket_accept($old);
        while (($line = fgets($client)) !== false && !str_contains($line, 'HELLO'));
        fwrite($client, "-ERR unknown command `HELLO`, with args beginning with: `3`, \r\n-ERR no\r\n-ERR no\r\n");
        $clients[] = $client;
    }
}
echo $child->output();
?>
--EXPECTF--
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, %s or null: no such scheme
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, %s or null: no such scheme
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, %s or null: %s
ValueError: SwooleRs\Hub::__construct(): Argument #1 ($address) must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, %s or null: %s
ValueError: SwooleRs\Hub::__construct(): Argument #2 ($options) must have prefix as a text without braces
ValueError: SwooleRs\Hub::__construct(): Argument #2 ($options) must have prefix as a text without braces
ValueError: SwooleRs\Hub::__construct(): Argument #2 ($options) must have connect_timeout as a number of seconds above 0
ValueError: SwooleRs\Hub::__construct(): Argument #2 ($options) must have lease as a number of seconds above 0
Swoole\Exception: Redis: Connection refused (os error 111) (for 0.3 s, which is connect_timeout)
[false,"No route to host"]
Swoole\Exception: Redis: %A
[false,"No route to host"]
Swoole\Exception: Redis: %A
[false,"No route to host"]
Swoole\Exception: Redis: the server is too old, Redis 6 or newer is needed%s
[false,"No route to host"]
[0,0,1]
Swoole\Error: API must be called in the coroutine
0
