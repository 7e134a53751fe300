--TEST--
$response->socket: what the response has sent is neither overtaken nor cut off by send, shutdown and close of the socket
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

// more than the kernel keeps for a client that does not read
$server = serve(<<<'PHP'
$content = str_repeat('x', 16 << 20);
$server->handle('/close', function ($request, $response) use ($content) {
    report($response->end($content));
    report($response->socket->close());
});
$server->handle('/close-later', function ($request, $response) use ($content) {
    report($response->end($content));
    go(function () use ($response) {
        // by then the connection waits for room before it reads on
        Coroutine::sleep(0.05);
        report($response->socket->close());
    });
});
$server->handle('/shutdown', function ($request, $response) use ($content) {
    report($response->end($content));
    report($response->socket->shutdown(STREAM_SHUT_WR));
});
$server->handle('/send', function ($request, $response) use ($content) {
    report($response->end($content));
    report($response->socket->sendAll('behind'));
    $response->socket->close();
});
PHP);
foreach (['/close', '/close-later', '/shutdown', '/send'] as $path) {
    $client = $server->connect()->request("GET $path HTTP/1.1", 'Host: test');
    [, $body] = explode("\r\n\r\n", $client->rest(), 2);
    echo "$path: ", strspn($body, 'x'), ' ', substr($body, 16 << 20), "\n";
}
$server->finish();
?>
--EXPECT--
/close: 16777216 
/close-later: 16777216 
/shutdown: 16777216 
/send: 16777216 behind
true 0
true 0
true 0
true 0
true 0
true 0
true 0
6 0
