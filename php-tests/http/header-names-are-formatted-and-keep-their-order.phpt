--TEST--
Response::header(): names are written in header case unless told otherwise, in the order of their first setting
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->header);
    $response->header('x-foo-BAR', 'one');
    $response->header('sec-websocket-protocol', 'two');
    $response->header('x-dup', 'three', false);
    $response->header('X-FOO-bar', 'four');
    $response->header('x-number', 5);
    $response->header('x-true', true);
    $response->header('x-false', false);
    $response->header('x-list', ['a', null, 'b']);
    $response->header('x-trailing', "  v \t ");
    $response->header('x-empty', '');
    $response->header('x-null', null);
    $response->end();
    echo literal(array_keys($response->header)), "\n";
});
PHP);
$client = $server->connect();
show($client->request('GET / HTTP/1.1', 'Host: test')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
X-Foo-Bar: four\r\n
Sec-Websocket-Protocol: two\r\n
x-dup: three\r\n
X-Number: 5\r\n
X-True: 1\r\n
X-False: \r\n
X-List: a\r\n
X-List: b\r\n
X-Trailing:   v\r\n
X-Empty: \r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n
NULL
["X-Foo-Bar", "Sec-Websocket-Protocol", "x-dup", "X-Number", "X-True", "X-False", "X-List", "X-Trailing", "X-Empty", "X-Null"]
