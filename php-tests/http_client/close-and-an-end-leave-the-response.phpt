--TEST--
Http\Client: statuses up to 999 are taken, head is HEAD in any case; a response that says close, and close() itself, leave body, headers and cookies to read
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = fn ($status, $fields = '') => "HTTP/1.1 $status X\r\n{$fields}Content-Length: 2\r\n\r\nok";
    $server = new RawServer(
        [$answer(999), $answer(599), "HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n", $answer(200, "Connection: close\r\nSet-Cookie: a=b\r\n")],
        [$answer(200, "X: y\r\nSet-Cookie: c=d\r\n"), RawServer::hold(...)],
    );
    $client = new Client('127.0.0.1', $server->port);
    echo outcome($client->get('/'), $client), outcome($client->get('/'), $client);
    $client->setMethod('head');
    echo outcome($client->execute('/'), $client), json_encode($client->body), "\n";
    $show = fn () => print json_encode([$client->connected, $client->socket, $client->body, $client->headers, $client->set_cookie_headers, $client->cookies, $client->statusCode]) . "\n";
    $client->get('/');
    $show();
    var_dump($client->close());
    $client->get('/');
    var_dump($client->connected, $client->close());
    $show();
});
?>
--EXPECT--
[true,999,0]
[true,599,0]
[true,200,0]
""
[false,null,"ok",{"connection":"close","set-cookie":"a=b","content-length":"2"},["a=b"],{"a":"b"},200]
bool(false)
bool(true)
bool(true)
[false,null,"ok",{"x":"y","set-cookie":"c=d","content-length":"2"},["c=d"],{"a":"b","c":"d"},200]
