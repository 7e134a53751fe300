--TEST--
Response: an array assigned to the header property is sent, a later header() adds to it, and a copy stays as it was
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header = ['X-Assigned' => '1'];
    $response->header('X-Added', '2');
    $copy = $response->header;
    $response->header('X-Later', '3');
    $response->header['X-Written'] = '4';
    echo literal($copy), "\n", literal($response->header), "\n";
    $response->end('x');
});
PHP);
$client = $server->connect();
show($client->request('GET / HTTP/1.1', 'Host: test')->response());
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK\r\n
X-Assigned: 1\r\n
X-Added: 2\r\n
X-Later: 3\r\n
X-Written: 4\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 1\r\n
\r\n
x
["X-Assigned" => "1", "X-Added" => "2"]
["X-Assigned" => "1", "X-Added" => "2", "X-Later" => "3", "X-Written" => "4"]
