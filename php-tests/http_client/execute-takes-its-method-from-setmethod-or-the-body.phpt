--TEST--
Http\Client: execute() takes the method of setMethod(), else POST with a body, else GET; method and body are for one request
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(array_fill(0, 6, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('127.0.0.1', $server->port);
    $client->execute('/1');
    $client->setData('body');
    $client->execute('/2');
    $client->setMethod('PUT');
    $client->setData('body');
    $client->execute('/3');
    echo json_encode([$client->requestMethod, $client->requestBody]), "\n";
    $client->execute('/4');
    $client->setMethod('PUT');
    $client->execute('/5');
    $client->requestMethod = 'DELETE';
    $client->execute('/6');
    foreach ($server->requests as $request) {
        echo strtok($request, "\r"), ' ', substr($request, strpos($request, "\r\n\r\n") + 4), "\n";
    }
});
?>
--EXPECT--
["PUT",null]
GET /1 HTTP/1.1 
POST /2 HTTP/1.1 body
PUT /3 HTTP/1.1 body
GET /4 HTTP/1.1 
PUT /5 HTTP/1.1 
DELETE /6 HTTP/1.1
