--TEST--
close() on an earlier request's Response ends the connection's coroutine that waits for a stored Response
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$stored = [];
$server->handle('/store', function ($request, $response) use (&$stored) {
    $stored[] = $response;
    Coroutine::defer(fn () => print "the connection's coroutine ends\n");
    count($stored) === 1 ? $response->end('first') : print "stored\n";
});
$server->handle('/close', function ($request, $response) use (&$stored) {
    report($stored[0]->close());
    $response->end();
});
PHP);
$client = $server->connect()->request('GET /store HTTP/1.1', 'Host: test');
echo $client->body(), "\n";
$client->request('GET /store HTTP/1.1', 'Host: test');
echo $server->line(), "\n";
$server->get('/close');
echo $client->ending(), "\n";
for ($i = 0; $i < 3; $i++) {
    echo $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
first
stored
closed
true 0
the connection's coroutine ends
the connection's coroutine ends
