--TEST--
Http\Client: bytes that come on an idle connection, or behind a complete response, close it: they are no answer to the next request
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $ok = fn ($body) => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n$body";
    $unasked = function ($socket) use ($ok) {
        $socket->sendAll($ok('one '));
        Coroutine::sleep(0.05);
        $socket->sendAll($ok('evil'));
        RawServer::hold($socket);
    };
    $server = new RawServer([$unasked], [$ok('two ') . $ok('evil')], [$ok('four'), $ok('five')]);
    $client = new Client('127.0.0.1', $server->port);
    foreach ([1, 2, 3, 4] as $number) {
        echo outcome($client->get("/$number"), $client), $client->body, "\n";
        Coroutine::sleep(0.15);
    }
    echo $server->accepted, "\n";
});
?>
--EXPECT--
[true,200,0]
one 
[true,200,0]
two 
[true,200,0]
four
[true,200,0]
five
3
