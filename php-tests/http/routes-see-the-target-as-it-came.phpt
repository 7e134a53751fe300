--TEST--
Routing: the path is not percent-decoded, and an absolute-form target keeps its scheme and host
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/a', fn ($request, $response) => $response->end('/a'));
$server->handle('/%61', fn ($request, $response) => $response->end('encoded'));
$server->handle('http://', fn ($request, $response) => $response->end('absolute'));
$server->handle('*', fn ($request, $response) => $response->end('star'));
$server->handle('/', fn ($request, $response) => $response->end('/'));
PHP);
echo $server->get('/%61'), "\n", $server->get('http://test/a'), "\n";
echo $server->connect()->request('OPTIONS * HTTP/1.1', 'Host: a')->body(), "\n";
$server->finish();
?>
--EXPECT--
encoded
absolute
star
