--TEST--
valgrind finds no error in an HTTP run
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

// Zend's own allocator hides single blocks from valgrind. Its default for a stack switch (2 MB) is what coroutines need.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print($error->getMessage() . "\n"));
$server->handle('/', function ($request, $response) {
    $response->header('X-Query', $request->get['q'] ?? 'none');
    $response->cookie('a', 'b c');
    $response->end(str_repeat($request->getContent(), 3));
});
$server->handle('/chunks', function ($request, $response) {
    $response->write('one');
    Coroutine::sleep(0.001);
    $response->end('two');
});
$server->handle('/throw', fn () => throw new RuntimeException('broken'));
$server->handle('/exit', function () { exit(1); });
PHP, options: '-d pcre.jit=0'); // PCRE's JIT reads beyond strings on purpose
$client = $server->connect();
echo $client->request('POST /?q=1 HTTP/1.1', 'Host: a', 'Cookie: c=d', 'Content-Length: 2')->send('ab')->body(), "\n";
echo $client->request('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked')->send("2\r\nxy\r\n0\r\n\r\n")->body(), "\n";
echo $client->request('GET /chunks HTTP/1.1', 'Host: a')->body(), "\n";
echo $client->request('GET /throw HTTP/1.1', 'Host: a')->status(), "\n";
echo $client->request('GET /exit HTTP/1.1', 'Host: a')->status(), "\n";
echo $client->send("nonsense\r\n\r\n")->status(), "\n";
$server->connect()->send("GET / HTTP/1.1\r\n")->close();
$server->finish();
?>
--EXPECT--
ababab
xyxyxy
onetwo
HTTP/1.1 500 Internal Server Error
HTTP/1.1 500 Internal Server Error
HTTP/1.1 400 Bad Request
broken
