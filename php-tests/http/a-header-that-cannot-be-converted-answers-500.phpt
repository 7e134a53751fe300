--TEST--
Automatic end: a header value that cannot be converted to a string answers 500 and does not end the server
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('X-Value', new stdClass);
});
$stored = null;
$server->handle('/store', function ($request, $response) use (&$stored) {
    $response->header('X-Value', new stdClass);
    $stored = $response;
    echo "stored\n";
});
$server->handle('/drop', function ($request, $response) use (&$stored) {
    try {
        $stored = null;
    } catch (Error $error) {
        $response->end($error->getMessage());
    }
});
PHP);
$client = $server->connect()->request('GET / HTTP/1.1', 'Host: test');
echo $client->status(), "\n";
$client->request('GET /store HTTP/1.1', 'Host: test');
do {
    $line = $server->line();
} while ($line !== 'stored');
echo $server->get('/drop'), "\n", $client->status(), "\n";
$client->close();
$server->finish(255);
?>
--EXPECT--
HTTP/1.1 500 Internal Server Error
Object of class stdClass could not be converted to string
HTTP/1.1 500 Internal Server Error
