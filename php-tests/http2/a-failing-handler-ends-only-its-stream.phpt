--TEST--
HTTP/2: a handler that throws, exits or says nothing is answered with 500, or its stream is reset; the others go on
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
set_exception_handler(fn (Throwable $thrown) => print("handled {$thrown->getMessage()}\n"));
$server->handle('/', fn ($request, $response) => $response->end('fine'));
$server->handle('/throw', fn () => throw new Exception('early'));
$server->handle('/late', function ($request, $response) {
    $response->write('half');
    throw new Exception('late');
});
$server->handle('/after', function ($request, $response) {
    $response->end('whole');
    throw new Exception('after the end');
});
$server->handle('/exit', function () {
    exit('nothing');
});
$server->handle('/nothing', function () {
});
$server->handle('/close', fn ($request, $response) => print(literal([$response->close(), $response->close(), $response->end('x')]) . "\n"));
PHP);
$client = $server->http2();
foreach (['/throw', '/late', '/after', '/exit', '/nothing', '/close', '/'] as $index => $path) {
    $stream = 2 * $index + 1;
    echo $path, ': ', $client->get($stream, $path)->answer($stream), "\n";
}
$server->finish();
?>
--EXPECT--
/throw: 500 ""
/late: 200 "half" ... RST_STREAM INTERNAL_ERROR
/after: 200 "whole"
/exit: 500 ""
/nothing: 500 ""
/close: RST_STREAM CANCEL
/: 200 "fine"
handled early
handled late
handled after the end
[true, false, false]
