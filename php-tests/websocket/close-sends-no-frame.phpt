--TEST--
close(): ends the connection without a close frame; everything after it returns false with error 9
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('last words');
    report($ws->close());
    report($ws->close());
    report($ws->push('x'));
    report($ws->recv());
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
text "last words", end of connection
true 0
false 9
false 9
false 9
