--TEST--
Coroutine::cancel() of a recv(): false with 125, and the next recv() works
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $cid = Coroutine::getCid();
    go(function () use ($cid) {
        Coroutine::sleep(0.01);
        var_dump(Coroutine::cancel($cid));
    });
    report($ws->recv());
    $ws->push('go on');
    var_dump($ws->recv()->data);
});
PHP);
$client = $server->websocket();
echo $client->message(), "\n";
$client->text('usable')->untilEnd();
$server->finish();
?>
--EXPECT--
go on
false 125
bool(true)
string(6) "usable"
