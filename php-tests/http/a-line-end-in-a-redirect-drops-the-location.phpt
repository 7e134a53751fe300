--TEST--
Response::redirect(): a URL with a line end warns and leaves the Location out, and the answer still goes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$response->redirect("/a\r\nX: y"));
});
PHP);
$answer = $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response();
echo strtok($answer, "\r"), ' ', json_encode([stripos($answer, 'location:'), stripos($answer, 'x: y')]), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 302 Found [false,false]
true 510 Swoole\Http\Response::redirect(): Header may not contain more than a single header, new line detected
