--TEST--
Response::write(): a chunk is on its way before the handler suspends or ends
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$waiting = null;
$server->handle('/stream', function ($request, $response) use (&$waiting) {
    $response->write('first');
    $waiting = Coroutine::getCid();
    Coroutine::yield();
    $response->end('second');
});
$server->handle('/go-on', function ($request, $response) use (&$waiting) {
    $response->end();
    Coroutine::resume($waiting);
});
PHP);
$client = $server->connect()->request('GET /stream HTTP/1.1', 'Host: test');
$client->readUntil("\r\n\r\n");
echo visible($client->read(10));
$server->get('/go-on');
echo visible($client->readUntil("0\r\n\r\n"));
$server->finish();
?>
--EXPECT--
5\r\n
first\r\n
6\r\n
second\r\n
0\r\n
\r\n
