--TEST--
A Response that nobody holds any more says goodbye with 1000; one that is stored keeps its connection after the handler
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$stored = [];
$server->handle('/', fn ($request, $ws) => $ws->upgrade());
$server->handle('/store', function ($request, $ws) use (&$stored) {
    $ws->upgrade();
    $stored[] = $ws;
});
$server->handle('/use', function ($request, $response) use (&$stored) {
    $stored[0]->push('still open');
    $stored = [];
    $response->end('released');
});
PHP);
$client = $server->websocket();
echo $client->next(), ', ', $client->next(), "\n";
$client = $server->websocket('/store');
echo $server->get('/use'), "\n";
echo $client->next(), ', ', $client->next(), ', ', $client->next(), "\n";
$server->finish();
?>
--EXPECT--
close 1000 "", end of connection
released
text "still open", close 1000 "", end of connection
