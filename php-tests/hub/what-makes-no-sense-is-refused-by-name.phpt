--TEST--
What makes no sense is refused, with what would
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
    function tried(callable $call): void
    {
        try {
            echo json_encode($call()), "\n";
        } catch (Throwable $error) {
            echo $error::class, ': ', str_replace('SwooleRs\Hub::', '', $error->getMessage()), "\n";
        }
    }
    $hub = new SwooleRs\Hub();
    foreach ([
        ['ftp://127.0.0.1'], [null, ['histroy' => []]], [null, ['history' => 5]], [null, ['history' => ['size' => 0, 'ttl' => 1]]],
        [null, ['history' => ['size' => 1, 'ttl' => 0]]], [null, ['history' => ['size' => 1]]], [null, ['history' => ['sice' => 1, 'ttl' => 1]]],
        [null, ['history' => ['size' => 1, 'ttl' => 1, 'replicas' => 3]]], ['nats://a', ['history' => ['size' => 1, 'ttl' => 1, 'replicas' => 6]]],
        ['redis://a', ['history' => ['size' => 1, 'ttl' => 1, 'replicas' => '3']]],
    ] as $arguments) {
        tried(fn () => new SwooleRs\Hub(...$arguments));
    }
    tried(fn () => $hub->__construct());
    tried(fn () => $hub->publish('', 'x'));
    tried(fn () => $hub->publish(str_repeat('x', 256), 'x'));
    tried(fn () => $hub->publish(str_repeat('x', 255), 'x'));
    tried(fn () => $hub->publish('x', []));
    $frame = new Frame;
    foreach (['opcode' => WEBSOCKET_OPCODE_PING, 'finish' => false, 'flags' => SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_RSV1] as $name => $value) {
        $wrong = clone $frame;
        $wrong->$name = $value;
        tried(fn () => $hub->publish('x', $wrong));
    }
    tried(fn () => $hub->publish('x', 'y', 'z'));
    tried(fn () => $hub->join(new Response, 'x'));
    tried(fn () => $hub->join($hub, 'x'));
    tried(fn () => $hub->history('x'));
    tried(fn () => $hub->lastOffset('x'));
    tried(fn () => $hub->subscribe('x', 0));
    tried(fn () => $hub->onJoin('no such function'));
    tried(fn () => serialize($hub));
    tried(fn () => clone $hub);
    $kept = new SwooleRs\Hub(null, ['history' => ['size' => 1, 'ttl' => 1]]);
    tried(fn () => $kept->history('x', 0));
    tried(fn () => $kept->history('x', 1, -1));
    $hub->close();
    $hub->close();
    tried(fn () => $hub->publish('x', 'y'));
    tried(fn () => $hub->count('x'));
    tried(fn () => (new ReflectionClass(SwooleRs\Hub::class))->newInstanceWithoutConstructor()->count('x'));
PHP);
$server = serve(<<<'PHP'
    $hub = new SwooleRs\Hub();
    $server->handle('/', function ($request, $ws) use ($hub) {
        try {
            $hub->join($ws, 'x');
        } catch (ValueError $error) {
            echo $error->getMessage(), "\n";
        }
        $ws->upgrade();
        foreach ([['name' => "\xff"], ['x' => NAN]] as $info) {
            try {
                $hub->join($ws, 'x', $info);
            } catch (ValueError $error) {
                echo $error->getMessage(), "\n";
            }
        }
        $ws->close();
        var_dump($hub->join($ws, 'x'), swoole_last_error() === SOCKET_EBADF);
    });
PHP);
$server->websocket()->untilEnd();
$server->finish();
?>
--EXTENSIONS--
sockets
--EXPECTF--
ValueError: __construct(): Argument #1 ($address) must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, %s or null: no such scheme
ValueError: __construct(): Argument #2 ($options) has no option "histroy"; there are history, prefix, connect_timeout, lease and ssl_cafile
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds]
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds], with a size from 1 to 100000
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds], with a ttl above 0
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds], with a ttl above 0
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds]
ValueError: __construct(): Argument #2 ($options) has replicas in history, which NATS alone keeps
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds], with replicas from 1 to 5
ValueError: __construct(): Argument #2 ($options) must have history as ['size' => messages, 'ttl' => seconds], with replicas from 1 to 5
Swoole\Error: hub has already been constructed
ValueError: publish(): Argument #1 ($channel) must not be empty: a channel is named by 1 to 255 bytes
ValueError: publish(): Argument #1 ($channel) must not have more than 255 bytes, this one has 256
0
TypeError: publish(): Argument #2 ($message) must be of type Swoole\WebSocket\Frame|string, array given
ValueError: publish(): Argument #2 ($message) must be a text or binary message
ValueError: publish(): Argument #2 ($message) must be a whole message that is not compressed yet
ValueError: publish(): Argument #2 ($message) must be a whole message that is not compressed yet
TypeError: publish(): Argument #3 ($except) must be of type ?Swoole\Http\Response, string given
false
TypeError: join(): Argument #1 ($ws) must be of type Swoole\Http\Response, SwooleRs\Hub given
Swoole\Exception: no history is kept: give the constructor ['history' => ['size' => messages, 'ttl' => seconds]]
Swoole\Exception: no history is kept: give the constructor ['history' => ['size' => messages, 'ttl' => seconds]]
ValueError: subscribe(): Argument #2 ($size) must be 1 or more
TypeError: onJoin(): Argument #1 ($callback) must be a valid callback, function "no such function" not found or invalid function name
Exception: Serialization of 'SwooleRs\Hub' is not allowed
Error: Trying to clone an uncloneable object of class SwooleRs\Hub
ValueError: history(): Argument #2 ($limit) must be 1 or more
ValueError: history(): Argument #3 ($after) must be 0 or more
Swoole\Exception: the hub is closed
Swoole\Exception: the hub is closed
Swoole\Error: must call constructor first
SwooleRs\Hub::join(): Argument #1 ($ws) must be a WebSocket connection: call upgrade() first
SwooleRs\Hub::join(): Argument #3 ($info) must be what JSON can say: Malformed UTF-8 characters, possibly incorrectly encoded
SwooleRs\Hub::join(): Argument #3 ($info) must be what JSON can say: Inf and NaN cannot be JSON encoded
bool(false)
bool(true)
