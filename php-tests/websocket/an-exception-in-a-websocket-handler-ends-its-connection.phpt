--TEST--
An uncaught exception behind upgrade() closes that connection; the server goes on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print($error->getMessage() . "\n"));
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('before');
    throw new RuntimeException('broken');
});
$server->handle('/fine', fn ($request, $response) => $response->end('fine'));
PHP);
$client = $server->websocket();
echo $client->next(), "\n";
while (str_starts_with($next = $client->next(), 'close'));
echo $next, "\n", $server->get('/fine'), "\n";
$server->finish();
?>
--EXPECT--
text "before"
end of connection
fine
broken
