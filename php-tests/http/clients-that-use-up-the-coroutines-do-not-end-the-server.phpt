--TEST--
Clients that use up all coroutines are logged and wait, though an error handler makes exceptions of warnings
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_error_handler(fn ($number, $text) => throw new ErrorException($text));
Coroutine::set(['max_coroutine' => 10]);
$server->set(['max_connection' => 1000]);
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
$idle = [];
for ($i = 0; $i < 15; $i++) {
    $idle[] = $server->connect();
}
echo preg_replace('/^\[[^\]]*\]\t/', '', $server->line()), "\n";
array_map(fn ($client) => $client->close(), $idle);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
WARNING	exceed max number of coroutine 10, clients wait
served
