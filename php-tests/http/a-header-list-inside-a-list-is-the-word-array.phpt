--TEST--
Response::header(): a list inside a list is sent as Array, with PHP's warning
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('X-List', ['one', ['two'], null, 'three']);
    report(@$response->end());
});
PHP);
$answer = $server->connect()->request('GET / HTTP/1.1', 'Host: test')->response();
preg_match_all('/^X-List: .*(?=\r)/m', $answer, $lines);
echo implode("\n", $lines[0]), "\n";
$server->finish();
?>
--EXPECT--
X-List: one
X-List: Array
X-List: three
true 0 Array to string conversion
