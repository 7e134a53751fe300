--TEST--
Http\Client: a response is in the properties: lower-case names, lists for names that come again, raw Set-Cookie lines, trailers
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([
        "HTTP/1.1 201 Made\r\nX-A: 1\r\nx-a: 2\r\nX-A:  3 \r\nSet-Cookie: a=b%20c; Path=/\r\nSet-Cookie: d=e+f\r\n"
            . "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: t\r\nContent-Length: 9\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
    ]);
    $client = new Client('127.0.0.1', $server->port);
    var_dump($client->get('/'));
    foreach (['statusCode', 'errCode', 'errMsg', 'connected', 'body', 'headers', 'set_cookie_headers', 'cookies', 'requestMethod'] as $name) {
        echo "$name: ", json_encode($client->$name), "\n";
    }
    echo json_encode([$client->getStatusCode(), $client->getBody(), $client->getHeaders(), $client->getCookies()]), "\n";
    $client->get('/');
    echo json_encode([$client->statusCode, $client->body, $client->headers, $client->set_cookie_headers, $client->cookies]), "\n";
});
?>
--EXPECT--
bool(true)
statusCode: 201
errCode: 0
errMsg: ""
connected: true
body: "abcde"
headers: {"x-a":["1","2","3"],"set-cookie":["a=b%20c; Path=\/","d=e+f"],"transfer-encoding":"chunked","x-t":"t"}
set_cookie_headers: ["a=b%20c; Path=\/","d=e+f"]
cookies: {"a":"b c","d":"e f"}
requestMethod: "GET"
[201,"abcde",{"x-a":["1","2","3"],"set-cookie":["a=b%20c; Path=\/","d=e+f"],"transfer-encoding":"chunked","x-t":"t"},{"a":"b c","d":"e f"}]
[204,"",null,null,{"a":"b c","d":"e f"}]
