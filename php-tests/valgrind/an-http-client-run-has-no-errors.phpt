--TEST--
valgrind finds no error in a run of the HTTP client
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Zend's own allocator hides single blocks from valgrind. Its default for a stack switch (2 MB) is what coroutines need.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$child = new Child(<<<'PHP'
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\{Client, Server};
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = new Server('127.0.0.1', 0);
    $server->set(['websocket_compression' => true]);
    $server->handle('/', fn ($request, $response) => $response->end($request->getContent() . 'ok'));
    $canceled = new Coroutine\Channel(1);
    $server->handle('/slow', fn () => $canceled->pop(20));
    $server->handle('/ws', function ($request, $response) {
        $response->upgrade();
        while ($frame = $response->recv(20)) {
            $response->push($frame->data, $frame->opcode);
        }
    });
    go(fn () => $server->start());
    $client = new Client('127.0.0.1', $server->port);
    $client->setCookies(['a' => 'b']);
    foreach (['x', ['k' => ['v']], null] as $data) {
        $client->post('/', $data);
        echo $client->body, "\n";
    }
    $client->addData('content', 'name');
    echo strlen($client->post('/', ['a' => 1]) ? $client->body : ''), "\n";
    $client->set(['write_func' => fn ($client, $piece) => print("$piece\n")]);
    $client->get('/');
    $client->set(['write_func' => function () {
        throw new Exception('thrown');
    }]);
    try {
        $client->get('/');
    } catch (Exception $exception) {
        echo $exception->getMessage(), "\n";
    }
    $client->set(['write_func' => null]);
    $cid = go(function () use ($client) {
        try {
            $client->get('/slow');
        } catch (Coroutine\CanceledException) {
            echo "cancelled\n";
        }
    });
    Coroutine::sleep(0.05);
    Coroutine::cancel($cid, true);
    $canceled->push(true);
    $client->set(['websocket_compression' => true]);
    var_dump($client->upgrade('/ws'), $client->push('hello'), $client->recv(20)->data, $client->disconnect());
    $client->setDefer();
    $client->get('/');
    unset($client);
    $server->shutdown();
    echo "done\n";
});
PHP, options: '-d pcre.jit=0'); // PCRE's JIT reads beyond strings on purpose
echo $child->output();
echo $child->status() === 0 ? 'no error' : 'valgrind found errors', "\n";
?>
--EXPECT--
xok
k%5B0%5D=vok
ok
2
ok
thrown
cancelled
bool(true)
bool(true)
string(5) "hello"
bool(true)
done
no error
