--TEST--
Request: get, post, cookie, files and tmpfiles are null when there is nothing to put there
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    echo literal([$request->header, $request->get, $request->post, $request->cookie, $request->files, $request->tmpfiles]), "\n";
    echo literal(isset($request->server['query_string'])), "\n";
    $response->end();
});
PHP);
$server->connect()->request('GET /? HTTP/1.1', 'Host: a')->response();
$server->finish();
?>
--EXPECT--
[["host" => "a"], null, null, null, null, null]
false
