--TEST--
An exception in a request that exit ends, thrown in its finally, makes the status 255
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Server;
use function Swoole\Coroutine\{go, run};

run(function () {
    $server = new Server('127.0.0.1', 0);
    $arrived = new Channel(1);
    $server->handle('/', function () use ($arrived) {
        try {
            $arrived->push(true);
            Coroutine::sleep(10);
        } finally {
            throw new Exception('late');
        }
    });
    go(fn() => $server->start());
    $client = new Coroutine\Http\Client('127.0.0.1', $server->port);
    go(fn() => $client->get('/'));
    $arrived->pop();
    exit(3);
});
SCRIPT, ['display_errors' => 0, 'log_errors' => 0]);
?>
--EXPECT--
exit 255
