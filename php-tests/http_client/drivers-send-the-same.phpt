--TEST--
Http\Client: request() by each of its drivers sends the same and says the same; without cookies there is no Cookie line
--FILE--
<?php
require __DIR__ . '/../support/raw-server.inc';

use Swoole\Coroutine\Http\{Client, ClientProxy};
use function Swoole\Coroutine\Http\request;
use function Swoole\Coroutine\run;

run(function () {
    $answer = "HTTP/1.1 201 C\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: a=b%20c; Path=/\r\nContent-Length: 2\r\n\r\nok";
    foreach ([null, 'curl', 'stream', 'unknown'] as $driver) {
        swoole_library_set_option('http_client_driver', $driver);
        $server = new RawServer([$answer], [$answer]);
        $url = "http://127.0.0.1:$server->port";
        $response = request("$url/p", 'POST', ['a' => '1 2'], null, ['X-B' => 'y'], ['k' => 'v w']);
        echo $driver ?? 'default', json_encode([$response->getStatusCode(), $response->getBody(), $response->getHeaders(), $response->getCookies()]), "\n";
        request("$url/", 'GET', null, null, null, []);
        foreach ($server->requests as $request) {
            echo '  ', json_encode(preg_replace('/^(Host|Connection|Accept-Encoding).*\r\n/m', '', $request)), "\n";
        }
        try {
            request('http://127.0.0.1:1/', 'GET');
        } catch (Client\Exception $exception) {
            echo '  ', $exception->getMessage(), ' ', $exception->getCode(), "\n";
        }
    }
    $server = new RawServer([$answer]);
    $client = new Client('127.0.0.1', $server->port);
    $client->setCookies([]);
    $client->get('/');
    $client->setCookies(['a' => null]);
    echo json_encode(str_contains($client->getHeaderOut(), 'Cookie')), "\n";
});
?>
--EXPECT--
default[201,"ok",{"x-a":["1","2"],"set-cookie":"a=b%20c; Path=\/","content-length":"2"},{"k":"v w","a":"b c"}]
  "POST \/p HTTP\/1.1\r\nX-B: y\r\nCookie: k=v+w\r\nContent-Type: application\/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=1+2"
  "GET \/ HTTP\/1.1\r\n\r\n"
  Connection refused 111
curl[201,"ok",{"x-a":["1","2"],"set-cookie":"a=b%20c; Path=\/","content-length":"2"},{"k":"v w","a":"b c"}]
  "POST \/p HTTP\/1.1\r\nX-B: y\r\nCookie: k=v+w\r\nContent-Type: application\/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=1+2"
  "GET \/ HTTP\/1.1\r\n\r\n"
  Connection refused 111
stream[201,"ok",{"x-a":["1","2"],"set-cookie":"a=b%20c; Path=\/","content-length":"2"},{"k":"v w","a":"b c"}]
  "POST \/p HTTP\/1.1\r\nX-B: y\r\nCookie: k=v+w\r\nContent-Type: application\/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=1+2"
  "GET \/ HTTP\/1.1\r\n\r\n"
  Connection refused 111
unknown[201,"ok",{"x-a":["1","2"],"set-cookie":"a=b%20c; Path=\/","content-length":"2"},{"k":"v w","a":"b c"}]
  "POST \/p HTTP\/1.1\r\nX-B: y\r\nCookie: k=v+w\r\nContent-Type: application\/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=1+2"
  "GET \/ HTTP\/1.1\r\n\r\n"
  Connection refused 111
false
