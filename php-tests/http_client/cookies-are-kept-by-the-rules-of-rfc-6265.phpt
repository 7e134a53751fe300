--TEST--
Http\Client: cookies are kept by host, path, Secure and expiry, and sent decoded and encoded again
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $with = fn (...$lines) => "HTTP/1.1 204 N\r\n" . implode('', array_map(fn ($line) => "Set-Cookie: $line\r\n", $lines)) . "\r\n";
    $server = new RawServer([
        $with('plain=a%20b', 'path=1; Path=/deep', 'secure=1; Secure', 'other=1; Domain=other.test', 'gone=1', 'novalue', 'empty='),
        $with('gone=; Max-Age=0', 'late=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'long=1; Max-Age=1000'),
        $with(), $with(), $with(),
    ]);
    $client = new Client('127.0.0.1', $server->port);
    $client->get('/');
    echo json_encode($client->cookies), "\n";
    $client->get('/');
    echo json_encode($client->cookies), "\n";
    $client->get('/deep/er');
    $client->cookies['path'] = 'mine';
    $client->get('/');
    $client->setCookies(['plain' => 'new']);
    $client->get('/');
    foreach ($server->requests as $request) {
        echo preg_match('/^Cookie: .*(?=\r$)/m', $request, $match) ? $match[0] : 'none', "\n";
    }
});
?>
--EXPECT--
{"plain":"a b","path":"1","gone":"1","empty":""}
{"plain":"a b","path":"1","empty":"","long":"1"}
none
Cookie: plain=a+b; gone=1
Cookie: plain=a+b; path=1; long=1
Cookie: plain=a+b; path=mine; long=1
Cookie: plain=new
