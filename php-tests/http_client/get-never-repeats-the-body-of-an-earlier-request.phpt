--TEST--
Http\Client: get() after a post(), successful or not, has no body
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer([fn ($socket) => null], array_fill(0, 3, "HTTP/1.1 204 N\r\n\r\n"));
    $client = new Client('127.0.0.1', $server->port);
    echo outcome($client->post('/1', 'failed'), $client);
    $client->get('/2');
    $client->post('/3', 'sent');
    $client->get('/4');
    foreach ($server->requests as $request) {
        echo strtok($request, "\r"), ' ', var_export(substr($request, strpos($request, "\r\n\r\n") + 4), true), ' ',
            var_export(str_contains($request, 'Content-Length'), true), "\n";
    }
});
?>
--EXPECT--
[false,-3,104]
POST /1 HTTP/1.1 'failed' true
GET /2 HTTP/1.1 '' false
POST /3 HTTP/1.1 'sent' true
GET /4 HTTP/1.1 '' false
