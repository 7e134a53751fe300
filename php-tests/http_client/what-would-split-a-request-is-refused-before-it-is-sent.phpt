--TEST--
Http\Client: line breaks, NUL and blanks where they would change the request are refused with 505, and nothing is sent
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]);
    $client = new Client('127.0.0.1', $server->port);
    $client->get('/first');
    $attempts = [
        'empty path' => fn () => $client->get(''),
        'path' => fn () => $client->get("/a\r\nX: y"),
        'blank' => fn () => $client->get('/a b'),
        'NUL' => fn () => $client->get("/a\0"),
        'name' => fn () => $client->setHeaders(["X\r\nY" => 'z']) && $client->get('/'),
        'value' => fn () => $client->setHeaders(['X' => "y\r\nZ: 1"]) && $client->get('/'),
        'framing' => fn () => $client->setHeaders(['Transfer-Encoding' => 'chunked']) && $client->post('/', 'x'),
        'host' => fn () => $client->setHeaders(['Host' => "a\nb"]) && $client->get('/'),
        'cookie' => fn () => $client->setHeaders([]) && $client->setCookies(["a\r\nb" => 'c']) && $client->get('/'),
        'method' => fn () => $client->setCookies([]) && $client->setMethod('GET /x HTTP/1.1') && $client->execute('/'),
        'empty method' => fn () => $client->setMethod('') && $client->execute('/'),
    ];
    foreach ($attempts as $what => $attempt) {
        $result = $attempt();
        echo "$what: ", json_encode([$result, $client->errCode, $client->statusCode, $client->body]), "\n";
    }
    echo $client->errMsg, "\n";
    $client->get('');
    echo $client->errMsg, "\n", count($server->requests), " request\n";
});
?>
--EXPECT--
empty path: [false,505,200,"ok"]
path: [false,505,200,"ok"]
blank: [false,505,200,"ok"]
NUL: [false,505,200,"ok"]
name: [false,505,200,"ok"]
value: [false,505,200,"ok"]
framing: [false,505,200,"ok"]
host: [false,505,200,"ok"]
cookie: [false,505,200,"ok"]
method: [false,505,200,"ok"]
empty method: [false,505,200,"ok"]
Invalid params: the method has characters that no method has
Invalid params
1 request
