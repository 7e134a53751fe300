--TEST--
Server::shutdown(): before start() it does nothing
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->shutdown();
$server->handle('/', fn ($request, $response) => $response->end('served'));
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
served
