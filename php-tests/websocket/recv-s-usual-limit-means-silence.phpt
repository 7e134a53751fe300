--TEST--
recv() without a limit of its own gives up on a silent peer only: any frame restarts the limit; recv() with one counts from its call
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_read_timeout' => 2]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    echo $ws->recv()->data ?? 'gave up', "\n";
    $start = microtime(true);
    report($ws->recv(0.5));
    echo microtime(true) - $start < 5 ? 'its own limit' : 'too late', "\n";
});
PHP);
$client = $server->websocket();
// alive for longer than the limit
for ($i = 0; $i < 15; $i++) {
    $client->send(frame(PING, "$i"))->next();
    usleep(200_000);
}
$client->text('hello');
echo $server->line(), "\n";
// never silent, until the handler has returned
for ($i = 0; $i < 60 && ($client->send(frame(PING, "$i"))->frame()[0] ?? null) === (FIN | PONG); $i++) {
    usleep(150_000);
}
echo $server->line(), "\n", $server->line(), "\n";
$server->finish();
?>
--EXPECT--
hello
false 110
its own limit
