--TEST--
Response::close(): ends the connection without a response
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    report($response->close());
    report($response->close());
    report($response->end('never'));
});
PHP);
echo $server->connect()->request('GET / HTTP/1.1', 'Host: test')->ending(), "\n";
$server->finish();
?>
--EXPECT--
closed
true 0
false 9
false 9
