--TEST--
Response::create() answers a detached request from another coroutine; the next request waits for that
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/late', function ($request, $response) {
    $response->detach();
    $socket = $response->socket;
    go(function () use ($socket, $request) {
        Coroutine::sleep(0.02);
        $response = Response::create([$socket, $request]);
        $response->header('X-Fd', (string) (int) ($response->fd === $request->fd && $response->socket === $socket));
        $response->end(str_repeat('late ', 20));
    });
});
$server->handle('/never', function ($request, $response) {
    $response->detach();
    Response::create($response->socket);
});
$server->handle('/close', function ($request, $response) {
    $response->detach();
    $other = Response::create([$response->socket, $request]);
    $other->write('one');
    echo json_encode([$other->end('two'), $other->end()]), "\n";
});
$server->handle('/', fn ($request, $response) => $response->end('next'));
PHP);
$client = $server->connect();
$client->send("GET /late HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\n\r\n");
[$head, $body] = explode("\r\n\r\n", $client->response());
preg_match_all('/^(?:HTTP|X-Fd|Connection|Content-Encoding).*$/m', $head, $lines);
echo implode("\n", str_replace("\r", '', $lines[0])), "\n", gzdecode($body), "\n";
echo $client->body(), "\n";
$client->request('HEAD /never HTTP/1.1', 'Host: test');
echo $client->status(true), "\n";
$client->request('GET /close HTTP/1.1', 'Host: test', 'Connection: close');
echo $client->body(), ' ', $client->ending(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK
X-Fd: 1
Connection: keep-alive
Content-Encoding: gzip
late late late late late late late late late late late late late late late late late late late late 
next
HTTP/1.1 500 Internal Server Error
onetwo closed
[true,false]
