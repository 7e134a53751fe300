--TEST--
websocket_idle_timeout: bytes count when they arrive, also while the handler does something else than recv()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_idle_timeout' => 1.5]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    Coroutine::sleep(2.5);
    $got = '';
    while (strlen($got) < 24 && $frame = $ws->recv()) {
        $got .= $frame->data;
    }
    echo literal($got), "\n";
    $ws->push('read');
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 24; $i++) {
    $client->text('x');
    usleep(100_000);
}
echo $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "read"
"xxxxxxxxxxxxxxxxxxxxxxxx"
