--TEST--
Http\Client: get(), post() and request() send one request with a client of its own, and throw where there is no response
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

use function Swoole\Coroutine\Http\{get, post, request, request_with_curl, request_with_stream};

run(function () {
    $answer = "HTTP/1.1 404 N\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: a=b%20c\r\nContent-Length: 4\r\n\r\npage";
    $server = new RawServer(...array_fill(0, 5, [$answer]));
    $url = "http://u:p@127.0.0.1:$server->port";
    $show = function ($response) {
        echo get_class($response), json_encode([$response->getStatusCode(), $response->getBody(), $response->getHeaders(), $response->getCookies()]), "\n";
    };
    $show(get($url));
    $show(get("$url/p?q=1#f", ['timeout' => 20], ['X' => 'y'], ['k' => 'v']));
    $show(post("$url/post", ['a' => 1]));
    $show(request("$url/put", 'PUT', 'raw'));
    $show(request_with_curl("$url/c", 'DELETE', null, null, ['Y' => 'z']));
    foreach ($server->requests as $request) {
        echo preg_replace('/^(Host|Connection|Accept-Encoding).*\R/m', '', str_replace("\r", '', $request)), "--\n";
    }
    $server = new RawServer(["HTTP/1.1 204 N\r\n\r\n"]);
    $show(request_with_stream("http://127.0.0.1:$server->port/", 'GET'));
    foreach (['127.0.0.1/x', 'ftp://127.0.0.1/', 'http://127.0.0.1:1/', 'http:///x'] as $url) {
        try {
            get($url);
        } catch (Client\Exception $exception) {
            echo $exception->getMessage(), ' ', $exception->getCode(), "\n";
        }
    }
});
?>
--EXPECT--
Swoole\Coroutine\Http\ClientProxy[404,"page",{"x-a":["1","2"],"set-cookie":"a=b%20c","content-length":"4"},{"a":"b c"}]
Swoole\Coroutine\Http\ClientProxy[404,"page",{"x-a":["1","2"],"set-cookie":"a=b%20c","content-length":"4"},{"k":"v","a":"b c"}]
Swoole\Coroutine\Http\ClientProxy[404,"page",{"x-a":["1","2"],"set-cookie":"a=b%20c","content-length":"4"},{"a":"b c"}]
Swoole\Coroutine\Http\ClientProxy[404,"page",{"x-a":["1","2"],"set-cookie":"a=b%20c","content-length":"4"},{"a":"b c"}]
Swoole\Coroutine\Http\ClientProxy[404,"page",{"x-a":["1","2"],"set-cookie":"a=b%20c","content-length":"4"},{"a":"b c"}]
GET / HTTP/1.1

--
GET /p?q=1 HTTP/1.1
X: y
Cookie: k=v

--
POST /post HTTP/1.1
Content-Type: application/x-www-form-urlencoded
Content-Length: 3

a=1--
PUT /put HTTP/1.1
Content-Length: 3

raw--
DELETE /c HTTP/1.1
Y: z

--
Swoole\Coroutine\Http\ClientProxy[204,"",[],[]]
The URL given is illegal [no scheme] 0
unknown scheme "ftp" 0
Connection refused 111
The URL given is illegal 0
