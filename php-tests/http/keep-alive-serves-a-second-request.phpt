--TEST--
HTTP/1.1: one connection serves several requests, in one coroutine
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end($request->server['request_uri'] . ' ' . Coroutine::getCid()));
PHP);
$client = $server->connect();
[$first, $cid] = explode(' ', $client->request('GET /one HTTP/1.1', 'Host: test')->body());
[$second, $again] = explode(' ', $client->request('GET /two HTTP/1.1', 'Host: test')->body());
[, $other] = explode(' ', $server->connect()->request('GET /three HTTP/1.1', 'Host: test')->body());
echo "$first $second\n";
var_dump($cid === $again, $cid === $other);
$server->finish();
?>
--EXPECT--
/one /two
bool(true)
bool(false)
