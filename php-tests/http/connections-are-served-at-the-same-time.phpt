--TEST--
HTTP: a handler that sleeps does not keep another connection waiting
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$waiting = null;
$server->handle('/wait', function ($request, $response) use (&$waiting) {
    $waiting = Coroutine::getCid();
    Coroutine::yield();
    $response->end('waited');
});
$server->handle('/wake', function ($request, $response) use (&$waiting) {
    $response->end('woke');
    Coroutine::resume($waiting);
});
PHP);
$first = $server->connect()->request('GET /wait HTTP/1.1', 'Host: a');
// the first request was sent before: loopback delivers in order of sending, and the server accepts in that order
echo $server->get('/wake'), "\n", $first->body(), "\n";
$server->finish();
?>
--EXPECT--
woke
waited
