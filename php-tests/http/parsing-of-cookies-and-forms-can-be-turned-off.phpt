--TEST--
Settings http_parse_cookie and http_parse_post
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['http_parse_cookie' => false, 'http_parse_post' => false]);
$server->handle('/', function ($request, $response) {
    $response->end(literal([$request->cookie, $request->header['cookie'], $request->post]) . ' ' . $request->getContent());
});
PHP);
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Cookie: a=1', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3');
echo $client->send('a=1')->body(), "\n";
$server->finish();
?>
--EXPECT--
[null, "a=1", null] a=1
