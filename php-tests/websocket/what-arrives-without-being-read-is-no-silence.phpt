--TEST--
websocket_idle_timeout: bytes count when they arrive, also while the handler does something else than recv()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_idle_timeout' => 1]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    Coroutine::sleep(2.5);
    $got = '';
    while (strlen($got) < 12 && $frame = $ws->recv()) {
        $got .= $frame->data;
    }
    echo literal($got), "\n";
    $ws->push('read');
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 12; $i++) {
    $client->text('x');
    usleep(200_000);
}
echo $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "read"
"xxxxxxxxxxxx"
