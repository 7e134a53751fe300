--TEST--
Http2\Client: line breaks and other nonsense in a request: false/505, nothing is sent, and the connection can be used; what cannot be converted throws
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

run(function () {
    $port = http2_server(function (Http2Peer $peer) {
        $request = $peer->request();
        $peer->answer($request->stream, $request->fields[':path'])->hold();
    });
    $client = http2_client($port);
    foreach ([
        'line break in the path' => http2_request("/\r\nx: y"),
        'blank in the path' => http2_request('/a b'),
        'method' => http2_request(method: 'G T'),
        'name' => http2_request(headers: ["a\r\nb" => '1']),
        'value' => http2_request(headers: ['a' => "1\r\nb: 2"]),
        'host' => http2_request(headers: ['host' => 'a b']),
        'cookie' => http2_request(cookies: ["a;b" => '1']),
    ] as $what => $request) {
        echo "$what: ", json_encode([$client->send($request), $client->errCode]), "\n";
    }
    try {
        $client->send(http2_request(data: new stdClass()));
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
    echo $client->send(http2_request('/good')), ' ', received($client->recv(), $client);
});
?>
--EXPECT--
line break in the path: [false,505]
blank in the path: [false,505]
method: [false,505]
name: [false,505]
value: [false,505]
host: [false,505]
cookie: [false,505]
Object of class stdClass could not be converted to string
1 #1 200 "\/good"
