--TEST--
Response::write(): an empty chunk would be the last one, so it is refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->write('x');
    report(@$response->write(''));
    $response->end();
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
x
false 550 Swoole\Http\Response::write(): the data sent must not be empty
