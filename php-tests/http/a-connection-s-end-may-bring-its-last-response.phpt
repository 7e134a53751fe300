--TEST--
What only the connection's end releases, a deferred callback or its context object, still answers the connection's last request
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/defer', function ($request, $response) {
    Coroutine::defer(fn () => $response->end('deferred'));
});
$server->handle('/defers', function ($request, $response) {
    Coroutine::defer(fn () => $response->end('last'));
    Coroutine::defer(function () use ($response) {
        $response->write('first, ');
        Coroutine::sleep(0.01);
    });
});
$server->handle('/context', function ($request, $response) {
    Coroutine::getContext()['response'] = $response;
});
$server->handle('/elsewhere', function ($request, $response) {
    Coroutine::defer(fn () => null);
    go(function () use ($response) {
        Coroutine::sleep(0.01);
        $response->end('from elsewhere');
    });
});
$server->handle('/left', function ($request, $response) {
    $response->end(json_encode(Coroutine::stats()['coroutine_num']));
});
PHP);

$ways = [
    'asked to close' => ['1.1', 'Connection: close'],
    'of version 1.0' => ['1.0'],
    'that sends no more' => ['1.1', 'X-End: yes'],
];
foreach ($ways as $way => $asked) {
    [$version, $header] = $asked + [1 => 'X-Version: 1.0'];
    echo "A client $way\n";
    foreach (['/defer', '/defers', '/context', '/elsewhere'] as $path) {
        $client = $server->connect()->request("GET $path HTTP/$version", 'Host: a', $header);
        $way === 'that sends no more' && $client->halfClose();
        $response = $client->rest();
        $body = str_contains($response, 'chunked') ? 'chunked ' . json_encode(strstr($response, "\r\n\r\n")) : substr(strstr($response, "\r\n\r\n"), 4);
        echo '  ', strstr($response, "\r\n", true), ' ', $body, "\n";
    }
}
$gone = $server->connect()->request('GET /defer HTTP/1.1', 'Host: a');
$gone->close();
for ($end = microtime(true) + 30; ($left = $server->get('/left')) !== '2' && microtime(true) < $end; usleep(10_000));
echo "coroutines of clients that have gone: ", $left - 2, "\n";
$server->finish();
?>
--EXPECT--
A client asked to close
  HTTP/1.1 200 OK deferred
  HTTP/1.1 200 OK chunked "\r\n\r\n7\r\nfirst, \r\n4\r\nlast\r\n0\r\n\r\n"
  HTTP/1.1 500 Internal Server Error 
  HTTP/1.1 200 OK from elsewhere
A client of version 1.0
  HTTP/1.1 200 OK deferred
  HTTP/1.1 200 OK first, last
  HTTP/1.1 500 Internal Server Error 
  HTTP/1.1 200 OK from elsewhere
A client that sends no more
  HTTP/1.1 200 OK deferred
  HTTP/1.1 200 OK chunked "\r\n\r\n7\r\nfirst, \r\n4\r\nlast\r\n0\r\n\r\n"
  HTTP/1.1 500 Internal Server Error 
  HTTP/1.1 200 OK from elsewhere
coroutines of clients that have gone: 0
