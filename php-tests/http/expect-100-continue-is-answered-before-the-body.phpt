--TEST--
HTTP/1.1: a client that waits for 100 gets it, then sends its body
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->getContent()));
PHP);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 4', 'Expect: 100-continue');
show($client->response());
echo $client->send('body')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 100 Continue\r\n
\r\n
body
