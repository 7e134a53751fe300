--TEST--
recv(): a second coroutine on one connection gets an Error that can be caught; the first goes on waiting
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    go(function () use ($ws) {
        Coroutine::sleep(0.01);
        try {
            $ws->recv();
        } catch (Swoole\Error $error) {
            echo preg_replace('/#\d+/', '#N', $error->getMessage()), "\n";
        }
        $ws->push('refused');
    });
    echo $ws->recv()->data, "\n";
});
PHP);
$client = $server->websocket('/');
echo $client->message(), "\n";
$client->text('first reader got this')->untilEnd();
$server->finish();
?>
--EXPECT--
refused
Socket#N has already been bound to another coroutine#N, reading of the same socket in coroutine#N at the same time is not allowed
first reader got this
