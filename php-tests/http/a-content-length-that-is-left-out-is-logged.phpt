--TEST--
A Content-Length that a script sets and that is not the content's is left out, and logged
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/right', function ($request, $response) {
    $response->header('Content-Length', '5');
    $response->end('hello');
});
$server->handle('/wrong', function ($request, $response) {
    $response->header('Content-Length', '3');
    $response->end('hello');
});
$server->handle('/chunked', function ($request, $response) {
    $response->header('Content-Length', '5');
    $response->write('hello');
    $response->end();
});
PHP);
foreach (['/right', '/wrong', '/chunked'] as $path) {
    echo $path, ' ', $server->get($path), "\n";
    if ($path !== '/right') {
        echo preg_replace('/^\[[^\]]*\]/', '[...]', $server->line()), "\n";
    }
}
$server->finish();
?>
--EXPECT--
/right hello
/wrong hello
[...]	WARNING	Context::build_header() (ERRNO 7105): The content has another length, 'Content-Length' will be ignored
/chunked hello
[...]	WARNING	Context::build_header() (ERRNO 7105): You have set 'Transfer-Encoding', 'Content-Length' will be ignored
