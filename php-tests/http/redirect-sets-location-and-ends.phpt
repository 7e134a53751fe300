--TEST--
Response::redirect(): status, Location and an empty body; no code is 302, one that is no number 200; the response has ended
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/default', function ($request, $response) {
    var_dump($response->redirect('/there?a=1'), $response->isWritable());
});
$server->handle('/code', fn ($request, $response) => $response->redirect('https://example.com/', 308));
$server->handle('/null', fn ($request, $response) => $response->redirect('/', null));
$server->handle('/word', fn ($request, $response) => $response->redirect('/', 'word'));
PHP);
$client = $server->connect();
show($client->request('GET /default HTTP/1.1', 'Host: test')->response());
foreach (['/code', '/null', '/word'] as $path) {
    echo $client->request("GET $path HTTP/1.1", 'Host: test')->status(), "\n";
}
$server->finish();
?>
--EXPECT--
HTTP/1.1 302 Found\r\n
Location: /there?a=1\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
HTTP/1.1 308 Permanent Redirect
HTTP/1.1 302 Found
HTTP/1.1 200 OK
bool(true)
bool(false)
