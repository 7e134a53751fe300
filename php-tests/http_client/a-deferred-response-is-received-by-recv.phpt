--TEST--
Http\Client: setDefer(): requests are only sent, recv() receives, a second request is refused until then
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answer = fn ($body) => "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n$body";
    $server = new RawServer([$answer('one'), $answer('two'), RawServer::hold(...)]);
    $client = new Client('127.0.0.1', $server->port);
    var_dump($client->setDefer(), $client->getDefer(), $client->get('/1'), $client->statusCode);
    echo outcome($client->get('/2'), $client), outcome($client->recv(), $client), $client->body, "\n";
    echo outcome($client->recv(), $client);
    var_dump($client->post('/2', 'x'), $client->recv(5), $client->body);
    var_dump($client->get('/3'), $client->recv(0.05), $client->statusCode, $client->errCode);
    $client->setDefer(false);
    var_dump($client->getDefer());
});
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(0)
[false,0,509]
[true,200,0]
one
[false,200,5001]
bool(true)
bool(true)
string(3) "two"
bool(true)
bool(false)
int(-2)
int(110)
bool(false)
