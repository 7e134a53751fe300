--TEST--
The authority of an absolute target is the host, whatever the Host field says; user information in it answers 400
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $server = array_intersect_key($request->server, ['query_string' => 1, 'request_uri' => 1, 'path_info' => 1]);
    $response->end(literal([$request->header['host'], $server, $request->get]));
});
PHP);
foreach (['http://evil:81/x?y=1', 'https://evil', 'http://evil?y=1', 'http://user@evil/'] as $target) {
    $client = $server->connect()->request("GET $target HTTP/1.1", 'Host: a', 'Connection: close');
    [$head, $body] = explode("\r\n\r\n", $client->response(), 2);
    echo strstr($head, "\r\n", true), ' ', $body, "\n";
}
echo $server->connect()->request('GET http://evil/ HTTP/1.0')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK ["evil:81", ["query_string" => "y=1", "request_uri" => "/x", "path_info" => "/x"], ["y" => "1"]]
HTTP/1.1 200 OK ["evil", ["request_uri" => "/", "path_info" => "/"], null]
HTTP/1.1 200 OK ["evil", ["query_string" => "y=1", "request_uri" => "/", "path_info" => "/"], ["y" => "1"]]
HTTP/1.1 400 Bad Request 
["evil", ["request_uri" => "/", "path_info" => "/"], null]
