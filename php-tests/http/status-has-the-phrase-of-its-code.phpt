--TEST--
Response::status(): known codes bring their phrase, others say so, a reason replaces it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    [$code, $reason] = explode('/', trim($request->server['request_uri'], '/')) + [1 => ''];
    $response->status($code, $reason);
    $response->end();
});
PHP);
$client = $server->connect();
foreach (['201', '404', '418', '421', '599', '200/Fine', '999', '404/', '-5'] as $wanted) {
    echo $client->request("GET /$wanted HTTP/1.1", 'Host: test')->status(), "\n";
}
$server->finish();
?>
--EXPECT--
HTTP/1.1 201 Created
HTTP/1.1 404 Not Found
HTTP/1.1 418 I'm a teapot
HTTP/1.1 421 Misdirected Request
HTTP/1.1 599 Unknown Status
HTTP/1.1 200 Fine
HTTP/1.1 999 Unknown Status
HTTP/1.1 404 Not Found
HTTP/1.1 -5 Unknown Status
