--TEST--
Request::$post: urlencoded bodies of POST, PUT, DELETE and PATCH, chunked or not; nothing else
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end(literal($request->post) . ' ' . literal($request->getContent()));
});
PHP);
$form = 'Content-Type: application/x-www-form-urlencoded';
$cases = [['POST', $form], ['PUT', "$form; charset=utf-8"], ['DELETE', strtoupper($form)], ['PATCH', $form], ['GET', $form], ['POST', 'Content-Type: text/plain'], ['POST', 'X: y']];
$client = $server->connect();
foreach ($cases as [$method, $type]) {
    echo $method, ' ', $client->request("$method / HTTP/1.1", 'Host: a', $type, 'Content-Length: 10')->send('a=1&b[]=%2')->body(), "\n";
}
echo $client->request('POST / HTTP/1.1', 'Host: a', $form, 'Transfer-Encoding: chunked')->send("4\r\na=1&\r\n3\r\nb=2\r\n0\r\n\r\n")->body(), "\n";
echo $client->request('POST / HTTP/1.1', 'Host: a', $form, 'Content-Length: 0')->body(), "\n";
$server->finish();
?>
--EXPECT--
POST ["a" => "1", "b" => ["%2"]] "a=1&b[]=%2"
PUT ["a" => "1", "b" => ["%2"]] "a=1&b[]=%2"
DELETE ["a" => "1", "b" => ["%2"]] "a=1&b[]=%2"
PATCH ["a" => "1", "b" => ["%2"]] "a=1&b[]=%2"
GET null "a=1&b[]=%2"
POST null "a=1&b[]=%2"
POST null "a=1&b[]=%2"
["a" => "1", "b" => "2"] "a=1&b=2"
null ""
