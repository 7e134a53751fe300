--TEST--
An exception in a handler that has written chunks finishes the body
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print($error->getMessage() . "\n"));
$server->handle('/', function ($request, $response) {
    $response->write('part');
    throw new RuntimeException('broken');
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
part
broken
