--TEST--
Response::status(): a call without a reason clears an earlier one
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->status(200, 'Fine'), $response->setStatusCode(404));
    $response->end();
});
PHP);
echo $server->connect()->request('GET / HTTP/1.1', 'Host: test')->status(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 404 Not Found
bool(true)
bool(true)
