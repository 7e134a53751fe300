--TEST--
HTTP/2: Request::getData() warns and returns false, because a request has no bytes of its own
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report(@$request->getData());
    $response->end();
    report(@$request->getData());
});
PHP);
echo $server->http2()->get(1, '/')->answer(1), "\n";
$server->finish();
?>
--EXPECT--
200 ""
false 503 Swoole\Http\Request::getData(): unable to get data from HTTP2 request
false 503 Swoole\Http\Request::getData(): unable to get data from HTTP2 request
