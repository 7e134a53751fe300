--TEST--
Http\Client: refused, closed without an answer, garbage, too late: each has its statusCode and errCode
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $client = new Client('127.0.0.1', 1);
    echo outcome($client->get('/'), $client), $client->errMsg, ' ', swoole_last_error(), "\n";
    $server = new RawServer([fn () => null], ["garbage\r\n\r\n"], [RawServer::hold(...)], ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc"]);
    $client = new Client('127.0.0.1', $server->port);
    foreach (['closed', 'garbage', 'late', 'cut off'] as $what) {
        $client->set(['timeout' => $what === 'late' ? 0.1 : 20]);
        echo "$what: ", outcome($client->get('/'), $client);
        echo json_encode([$client->connected, $client->body, $client->headers, swoole_last_error() === $client->errCode]), "\n";
    }
    foreach (['http://x', '[::1]', 'nosuch.invalid', 'unix:/nosuch'] as $host) {
        $client = new Client($host, 80);
        echo "$host: ", outcome($client->get('/'), $client);
    }
    foreach ([0, -1, 70000] as $port) {
        $client = new Client('127.0.0.1', $port);
        echo "$port: ", outcome($client->get('/'), $client);
    }
});
?>
--EXPECT--
[false,-1,111]
Connection refused 111
closed: [false,-3,104]
[false,"",null,true]
garbage: [false,-3,7102]
[false,"",null,true]
late: [false,-2,110]
[false,"",null,true]
cut off: [false,-3,104]
[false,"",null,true]
http://x: [false,-1,711]
[::1]: [false,-1,711]
nosuch.invalid: [false,-1,711]
unix:/nosuch: [false,-1,2]
0: [false,-1,111]
-1: [false,-1,111]
70000: [false,-1,111]
