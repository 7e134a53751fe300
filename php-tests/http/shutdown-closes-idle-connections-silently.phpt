--TEST--
Server::shutdown(): idle connections end without a byte, unfinished requests get 503
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('x'));
PHP);
$idle = $server->connect();
$kept = $server->connect();
$kept->request('GET / HTTP/1.1', 'Host: a')->response();
$partial = $server->connect();
$partial->request('GET / HTTP/1.1', 'Host: a')->response();
$partial->send("GET / HTTP/1.1\r\nHo");
// once a later request has been answered, the server has read the part
$server->get('/');
$server->finish();
echo $idle->ending(), ' ', $kept->ending(), "\n", $partial->status(), ' ', $partial->ending(), "\n";
?>
--EXPECT--
closed closed
HTTP/1.1 503 Service Unavailable closed
