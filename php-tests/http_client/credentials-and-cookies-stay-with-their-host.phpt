--TEST--
Http\Client: basic credentials and cookies that came are not sent to another host
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = "HTTP/1.1 204 N\r\nSet-Cookie: a=b\r\n\r\n";
    $one = new RawServer([$answer, $answer]);
    $two = new RawServer([$answer]);
    $client = new Client('127.0.0.1', $one->port);
    $client->setBasicAuth('u', 'p');
    $client->get('/1');
    $client->get('/2');
    $client->host = 'localhost';
    $client->port = $two->port;
    $client->get('/3');
    foreach ([...$one->requests, ...$two->requests] as $request) {
        var_dump(str_contains($request, 'Authorization'), str_contains($request, 'Cookie'));
    }
});
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
bool(false)
bool(false)
