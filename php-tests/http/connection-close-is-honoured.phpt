--TEST--
HTTP/1.1: a Connection list with the token close, in any case, ends the connection after the response
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('x'));
PHP);
foreach (['close', 'CLOSE', 'foo, Close'] as $value) {
    $client = $server->connect()->request('GET / HTTP/1.1', 'Host: test', "Connection: $value");
    preg_match('/^Connection: .*$/m', visible($client->response()), $match);
    echo $match[0], ' ', $client->ending(), "\n";
}
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test', 'Connection: closed');
preg_match('/^Connection: .*$/m', visible($client->response()), $match);
echo $match[0], "\n";
$server->finish();
?>
--EXPECT--
Connection: close\r\n closed
Connection: close\r\n closed
Connection: close\r\n closed
Connection: keep-alive\r\n
