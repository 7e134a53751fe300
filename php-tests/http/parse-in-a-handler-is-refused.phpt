--TEST--
Request::parse() gives false for the request of a server
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end(json_encode([@$request->parse("GET /other HTTP/1.1\r\nHost: t\r\n\r\n"), $request->server['request_uri']]));
});
PHP);
echo $server->connect()->request('GET /own HTTP/1.1', 'Host: test')->body(), "\n";
$server->finish();
?>
--EXPECT--
[false,"\/own"]
