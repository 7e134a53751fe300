--TEST--
Routing: the path is not percent-decoded, and the scheme and host of an absolute target do not belong to it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/admin', fn ($request, $response) => $response->end('admin'));
$server->handle('/%61', fn ($request, $response) => $response->end('encoded'));
$server->handle('http://', fn ($request, $response) => $response->end('absolute'));
$server->handle('*', fn ($request, $response) => $response->end('star'));
$server->handle('/', fn ($request, $response) => $response->end('/'));
PHP);
foreach (['/%61', 'http://test/admin', 'http://test', 'HTTP://TEST?/admin'] as $target) {
    echo $target, ' ', $server->get($target), "\n";
}
foreach (['*', 'http://test', 'http://test/admin'] as $target) {
    echo "OPTIONS $target ", $server->connect()->request("OPTIONS $target HTTP/1.1", 'Host: a')->body(), "\n";
}
$server->finish();
?>
--EXPECT--
/%61 encoded
http://test/admin admin
http://test /
HTTP://TEST?/admin /
OPTIONS * star
OPTIONS http://test star
OPTIONS http://test/admin admin
