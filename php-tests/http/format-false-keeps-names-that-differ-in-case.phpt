--TEST--
Response::header(): without format, names that differ in case are two headers
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('X-Dup', '1', false);
    $response->header('x-dup', '2', false);
    $response->end();
});
PHP);
$answer = $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response();
preg_match_all('/^x-dup: .*(?=\r)/mi', $answer, $lines);
echo implode("\n", $lines[0]), "\n";
$server->finish();
?>
--EXPECT--
X-Dup: 1
x-dup: 2
