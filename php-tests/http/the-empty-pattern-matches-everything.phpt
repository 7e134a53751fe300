--TEST--
Routing: the pattern '' matches every path, before `/`
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('', fn ($request, $response) => $response->end('empty'));
$server->handle('/', fn ($request, $response) => $response->end('slash'));
PHP);
echo $server->get('/'), ' ', $server->get('/x'), "\n";
$server->finish();
?>
--EXPECT--
empty empty
