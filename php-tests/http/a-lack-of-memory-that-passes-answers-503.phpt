--TEST--
A body or a message that fits memory_limit, but not now, is answered with 503 or close code 1013: it is no fault of the client's
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => '32M']);
$held = '';
$server->handle('/hold', function ($request, $response) use (&$held) {
    $held = str_repeat('x', $request->get['megabytes'] << 20);
    gc_mem_caches();
    $response->end();
});
$server->handle('/', fn ($request, $response) => $response->end(strlen($request->getContent()) . ' bytes'));
$server->handle('/ws', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push(strlen($frame->data) . ' bytes');
    }
    report($frame);
});
PHP, options: '-d memory_limit=32M');
$body = str_repeat('x', 10 << 20);
$post = fn () => $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Connection: close', 'Content-Length: ' . strlen($body))
    ->send($body);
$server->get('/hold?megabytes=22');
echo $post()->status(), "\n";
echo $server->websocket('/ws')->binary($body)->next(), "\n", $server->line(), "\n";
$server->get('/hold?megabytes=0');
echo $post()->body(), "\n";
echo $server->websocket('/ws')->binary($body)->next(), "\n";
$server->finished();
?>
--EXPECT--
HTTP/1.1 503 Service Unavailable
close 1013 ""
false 105
10485760 bytes
text "10485760 bytes"
