--TEST--
$server->fd is the listening descriptor: -1 after shutdown(), one that is open when it is started again
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$again = new Coroutine\Channel;
$is_open = fn () => is_link("/proc/self/fd/$server->fd");
$server->handle('/stop', function ($request, $response) use ($server, $is_open, $again) {
    $response->end();
    $port = $server->port;
    $before = $is_open();
    $server->shutdown();
    echo literal([$before, $server->fd, $port === $server->port]), "\n";
    $again->push(true);
});
PHP, after: <<<'PHP'
    $again->pop();
    echo literal([$server->fd, $server->errMsg]), "\n";
    $server->handle('/open', fn ($request, $response) => $response->end(literal($is_open())));
    $server->start();
    echo literal($server->fd), "\n";
PHP);
$server->get('/stop');
echo $server->line(), "\n", $server->line(), "\n";
do {
    try {
        $text = $server->get('/open');
    } catch (RuntimeException) {
        $text = null; // not listening again yet
    }
} while ($text === null);
echo $text, "\n";
$server->finish();
?>
--EXPECT--
[true, -1, true]
[-1, "Operation canceled"]
true
-1
