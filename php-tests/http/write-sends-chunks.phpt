--TEST--
Response::write(): each call is a chunk, end() adds the last
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->write('one'), $response->write(str_repeat('x', 26)));
    var_dump($response->header('X-Late', 'ignored'), $response->status(500), $response->cookie('late', 'ignored'), $response->isWritable());
    var_dump($response->end('three'));
});
$server->handle('/empty-end', function ($request, $response) {
    $response->write('only');
    $response->end();
});
PHP);
$client = $server->connect();
show($client->request('GET / HTTP/1.1', 'Host: test')->response());
show($client->request('GET /empty-end HTTP/1.1', 'Host: test')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Transfer-Encoding: chunked\r\n
\r\n
3\r\n
one\r\n
1a\r\n
xxxxxxxxxxxxxxxxxxxxxxxxxx\r\n
5\r\n
three\r\n
0\r\n
\r\n
HTTP/1.1 200 OK\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Transfer-Encoding: chunked\r\n
\r\n
4\r\n
only\r\n
0\r\n
\r\n
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
