--TEST--
Request: getData(), getContent(), rawContent(), getMethod() and isCompleted(), also after end()
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end();
    echo literal($request->getData()), "\n";
    echo literal([$request->getContent(), $request->rawContent(), $request->getMethod(), $request->isCompleted()]), "\n";
});
PHP);
$client = $server->connect();
$client->request('PUT /x HTTP/1.1', 'Host: a', 'Content-Length: 4')->send("a\0b\xff")->response();
$client->request('GET /y HTTP/1.1', 'Host: a')->response();
$client->request('POST /z HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked')->send("1\r\nx\r\n0\r\n\r\n")->response();
$server->finish();
?>
--EXPECT--
"PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na\000b\377"
["a\000b\377", "a\000b\377", "PUT", true]
"GET /y HTTP/1.1\r\nHost: a\r\n\r\n"
["", "", "GET", true]
"POST /z HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
["x", "x", "POST", true]
