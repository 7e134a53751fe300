--TEST--
Response::write(''): an empty first write is refused but begins the answer in chunks, and end() completes it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$response->write(''));
    $response->end('content');
});
PHP);
$answer = $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response();
[$head, $body] = explode("\r\n\r\n", $answer, 2);
echo json_encode([strtok($head, "\r"), str_contains($head, "\r\nTransfer-Encoding: chunked"), stripos($head, 'content-length'), $body]), "\n";
$server->finish();
?>
--EXPECT--
["HTTP\/1.1 200 OK",true,false,"7\r\ncontent\r\n0\r\n\r\n"]
false 550 Swoole\Http\Response::write(): the data sent must not be empty
