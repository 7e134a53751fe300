--TEST--
valgrind finds no error in a run of sockets, clients of bytes and pools
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$child = new Child(<<<'PHP'
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\{Client, Server, Socket};
use function Swoole\Coroutine\{go, run};

run(function () {
    [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    $a->sendAll("line\nvectormessage|");
    $b->setProtocol(['open_eof_check' => true, 'package_eof' => '|']);
    echo $b->recvLine(), implode(' ', $b->readVectorAll([3, 3])), ' ', $b->recvPacket(), ' ', $a->writeVectorAll(['x', 'y']), $b->peek(1), $b->recvAll(2), "\n";
    $b->setProtocol(['open_eof_check' => false, 'open_length_check' => true, 'package_length_func' => fn () => throw new DomainException('thrown')]);
    $a->send('x');
    try {
        $b->recvPacket();
    } catch (DomainException $exception) {
        echo $exception->getMessage(), "\n";
    }
    foreach ([fn () => $a->fd = 1, function () use ($a) {
        $reference = &$a->type;
    }, function () use ($a) {
        unset($a->errMsg);
    }] as $refused) {
        try {
            $refused();
        } catch (Error $error) {
            echo $error->getMessage(), "\n";
        }
    }

    // Whatever ends a wait.
    foreach (['close', 'cancel', 'throw', 'limit'] as $how) {
        [$a, $b] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
        $b->setProtocol(['open_length_check' => true]);
        $a->send("\0");
        $waits = go(function () use ($b, $how) {
            try {
                echo "$how: ", json_encode([$b->recvPacket($how === 'limit' ? 0.01 : 20), $b->errCode]), "\n";
            } catch (Coroutine\CanceledException) {
                echo "$how: $b->errCode\n";
            }
        });
        // The reader has let others run, and waits.
        Coroutine::sleep(0.01);
        match ($how) {
            'close' => $b->close(),
            'cancel' => $b->cancel(),
            'throw' => Coroutine::cancel($waits, true),
            'limit' => Coroutine::join([$waits]),
        };
    }

    $server = new Server('127.0.0.1');
    $server->handle(function ($connection) {
        while ($data = $connection->recv(20)) {
            $connection->send(strtoupper($data));
        }
    });
    go(fn () => $server->start());
    foreach ([Client::class, Swoole\Client::class] as $class) {
        $client = new $class(SWOOLE_SOCK_TCP);
        $client->connect('127.0.0.1', $server->port, 20);
        $client->send('hello');
        echo $client->recv(), "\n";
        $client->close();
    }
    $server->shutdown();

    $pool = new Swoole\ConnectionPool(fn () => new stdClass(), 1);
    $one = $pool->get();
    go(fn () => $pool->put($one));
    echo get_class($pool->get(20)), json_encode($pool->get(0.01)), "\n";
    go(fn () => (new Client(SWOOLE_SOCK_UDP))->recv());
    go(function () {
        [$a] = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
        try {
            $a->recv();
        } finally {
            echo "unwound\n";
        }
    });
    exit(0);
});
PHP, options: '-d pcre.jit=0'); // PCRE's JIT reads beyond strings on purpose
echo $child->output();
echo $child->status() === 0 ? 'no error' : 'valgrind found errors', "\n";
?>
--EXPECT--
line
vec tor message| 2xxy
thrown
Cannot modify readonly property Swoole\Coroutine\Socket::$fd
Cannot modify readonly property Swoole\Coroutine\Socket::$type
Property errMsg of class Swoole\Coroutine\Socket cannot be unset
close: [false,125]
cancel: [false,125]
throw: throw: 125
limit: [false,110]
HELLO
HELLO
stdClassfalse
unwound
no error
