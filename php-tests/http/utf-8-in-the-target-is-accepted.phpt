--TEST--
UTF-8 that a client has not encoded is accepted in the target; control characters and blanks answer 400
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end("{$request->server['request_uri']} {$request->server['path_info']} {$request->get['q']}");
});
PHP);
echo $server->get('/中/ä?q=中'), "\n";
foreach (["/\x01", "/\x7f", '/a b', "/\t"] as $target) {
    echo literal($target), ' ', $server->connect()->request("GET $target HTTP/1.1", 'Host: a')->status(), "\n";
}
$server->finish();
?>
--EXPECT--
/中/ä /中/ä 中
"/\001" HTTP/1.1 400 Bad Request
"/\177" HTTP/1.1 400 Bad Request
"/a b" HTTP/1.1 400 Bad Request
"/\t" HTTP/1.1 400 Bad Request
