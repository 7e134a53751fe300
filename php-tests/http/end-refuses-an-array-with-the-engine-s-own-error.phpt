--TEST--
Response::end(): an array is a TypeError, and the request gets its 500
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
set_exception_handler(fn ($error) => print(get_class($error) . ': ' . $error->getMessage() . "\n"));
$server->handle('/', fn ($request, $response) => $response->end([]));
PHP);
echo $server->connect()->request('GET / HTTP/1.1', 'Host: test')->status(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 500 Internal Server Error
TypeError: Swoole\Http\Response::end(): Argument #1 ($content) must be of type ?string, array given
