--TEST--
HTTP/2: a path that no route begins is answered with 404, and the connection goes on
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->handle('/there', fn ($request, $response) => $response->end($request->server['request_uri']));
PHP);
$client = $server->http2();
echo $client->get(1, '/elsewhere?/there')->answer(1), "\n";
echo $client->get(3, '/there?x')->answer(3), "\n";
$server->finish();
?>
--EXPECT--
404 ""
200 "/there"
