--TEST--
Response::header(): line ends and NUL are refused in names at once, in values when the head is written
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$response->header(str_repeat('k', 128), 'v'));
    report(@$response->header(str_repeat('k', 127), 'long'));
    report(@$response->header("a\r\nb", 'v'));
    report(@$response->header("a\nb", 'v'));
    report(@$response->header("a\0b", 'v'));
    report(@$response->header('X-Split', "v\r\nInjected: yes"));
    report(@$response->header('X-Nul', "v\0w"));
    report(@$response->header('X-Good', 'kept'));
    $response->end('x');
});
PHP);
$client = $server->connect();
show(str_replace(str_repeat('k', 126), '...', $client->request('GET / HTTP/1.1', 'Host: test')->response()));
$server->finish();
?>
--EXPECTF--
HTTP/1.1 200 OK\r\n
K...: long\r\n
X-Good: kept\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 1\r\n
\r\n
x
false 510 Swoole\Http\Response::header(): header key is too long
true 0
false 510 Swoole\Http\Response::header(): Header may not contain more than a single header, new line detected
false 510 Swoole\Http\Response::header(): Header may not contain more than a single header, new line detected
false 510 Swoole\Http\Response::header(): Header may not contain NUL bytes
true 0
true 0
true 0

Warning: Swoole\Http\Response::end(): Header may not contain more than a single header, new line detected in %s on line %d

Warning: Swoole\Http\Response::end(): Header may not contain NUL bytes in %s on line %d
