--TEST--
valgrind finds no error in an HTTP/2 run
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

// Zend's own allocator hides single blocks from valgrind. Its default for a stack switch (2 MB) is what coroutines need.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print($error->getMessage() . "\n"));
$server->set(['socket_buffer_size' => 10_000]);
$server->handle('/', function ($request, $response) {
    $response->header('X-Query', $request->get['q'] ?? 'none');
    $response->trailer('x-sum', '1');
    $response->end(str_repeat($request->getContent(), 3));
});
$server->handle('/stream', function ($request, $response) {
    for ($i = 0; $i < 20 && $response->write(str_repeat('s', 5_000)); $i++);
});
$server->handle('/large', fn ($request, $response) => $response->end(str_repeat('l', 100_000)));
$server->handle('/throw', fn () => throw new RuntimeException('broken'));
$server->handle('/late', function ($request, $response) {
    $response->write('half');
    throw new RuntimeException('late');
});
PHP, options: '-d pcre.jit=0'); // PCRE's JIT reads beyond strings on purpose
$client = $server->http2();
echo $client->post(1, '/?q=1', 'abc', [], 1)->answer(1), ' ', literal($client->trailers), "\n";
echo strlen($client->get(3, '/stream')->answer(3)), ' ', strlen($client->get(5, '/large')->answer(5)), "\n";
echo $client->get(7, '/throw')->answer(7), ' ', $client->get(9, '/late')->answer(9), "\n";
$client->get(11, '/large')->frame(H2::RST_STREAM, 0, 11, pack('N', 8))->ping();
echo $client->frame(H2::PING, 0, 0, 'short')->fate(), "\n";
// goes while its stream waits for a window
$gone = $server->http2([H2::INITIAL_WINDOW_SIZE => 10]);
$gone->opensWindows = false;
$gone->get(1, '/stream')->ping();
$gone->close();
$server->http2()->send(http2_frame(H2::HEADERS, 0, 1, block(request_fields('/'))))->close();
$server->finish();
?>
--EXPECT--
200 "abcabcabc" [["x-sum", "1"]]
100006 100006
500 "" 200 "half" ... RST_STREAM INTERNAL_ERROR
GOAWAY PROTOCOL_ERROR
broken
late
