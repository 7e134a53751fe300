--TEST--
HTTP: a method outside the known list, or in lower case, gets 400
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->getMethod()));
PHP);
foreach (['get', 'Get', 'FOO', 'G@T'] as $method) {
    echo $method, ': ', $server->connect()->request("$method / HTTP/1.1", 'Host: a')->status(), "\n";
}
foreach (['DELETE', 'PATCH', 'M-SEARCH', 'PROPFIND', 'OPTIONS', 'QUERY'] as $method) {
    echo $server->connect()->request("$method / HTTP/1.1", 'Host: a')->body(), "\n";
}
$server->finish();
?>
--EXPECT--
get: HTTP/1.1 400 Bad Request
Get: HTTP/1.1 400 Bad Request
FOO: HTTP/1.1 400 Bad Request
G@T: HTTP/1.1 400 Bad Request
DELETE
PATCH
M-SEARCH
PROPFIND
OPTIONS
QUERY
