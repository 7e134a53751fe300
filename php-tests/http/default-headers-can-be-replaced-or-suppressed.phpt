--TEST--
Response::header(): the default headers take the user's value, and none at all for null or an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/own', function ($request, $response) {
    $response->header('server', 'mine');
    $response->header('date', 'today');
    $response->header('content-type', 'text/plain');
    $response->end('x');
});
$server->handle('/none', function ($request, $response) {
    $response->header('Server', null);
    $response->header('Date', '');
    $response->header('Content-Type', null);
    $response->end('x');
});
PHP);
$client = $server->connect();
show($client->request('GET /own HTTP/1.1', 'Host: test')->response());
show($client->request('GET /none HTTP/1.1', 'Host: test')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: mine\r\n
Date: today\r\n
Content-Type: text/plain\r\n
Connection: keep-alive\r\n
Content-Length: 1\r\n
\r\n
x
HTTP/1.1 200 OK\r\n
Connection: keep-alive\r\n
Content-Length: 1\r\n
\r\n
x
