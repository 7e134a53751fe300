--TEST--
HTTP: a client that goes away in mid-request gets no answer, and no handler runs
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    echo "handler\n";
    $response->end();
});
PHP);
echo $server->connect()->send("GET / HTTP/1.1\r\nHo")->halfClose()->ending(), "\n";
echo $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 10')->send('abc')->halfClose()->ending(), "\n";
$server->finish();
?>
--EXPECT--
closed
closed
