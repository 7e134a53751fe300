--TEST--
HTTP/1.1: no Host, or two of them, get 400; HTTP/1.0 needs none
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end());
PHP);
echo $server->connect()->request('GET / HTTP/1.1')->status(), "\n";
echo $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Host: b')->status(), "\n";
echo substr($server->connect()->request('GET / HTTP/1.0')->status(), 9), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 400 Bad Request
HTTP/1.1 400 Bad Request
200 OK
