--TEST--
E_USER_ERROR in a handler ends the process with 255; other connections are closed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/fatal', fn ($request, $response) => trigger_error('enough', E_USER_ERROR));
$server->handle('/', fn ($request, $response) => $response->end('fine'));
PHP);
$other = $server->connect();
echo $other->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
$server->connect()->request('GET /fatal HTTP/1.1', 'Host: test')->ending();
echo $other->ending(), "\n";
$server->ended(255);
?>
--EXPECTF--
fine
closed
%AFatal error: enough in %s on line %d
