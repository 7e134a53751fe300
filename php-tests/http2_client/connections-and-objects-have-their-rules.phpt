--TEST--
Http2\Client: connecting, calls without a connection, and what objects refuse
--FILE--
<?php
use Swoole\Coroutine\Http2\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/http2-server.inc';

class Lazy extends Client
{
    public function __construct()
    {
    }
}
$attempt = function (callable $call) {
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), ' ', $error->getCode(), "\n";
    }
};
$client = new Client('127.0.0.1', 1);
$attempt(fn () => new Client(''));
$attempt(fn () => clone $client);
$attempt(fn () => serialize($client));
$attempt(fn () => clone new Swoole\Http2\Request());
$attempt(fn () => clone new Swoole\Http2\Response());
$attempt(function () {
    $request = new Swoole\Http2\Request();
    unset($request->data);
    return array_keys(get_object_vars($request));
});
$attempt(function () {
    $response = new Swoole\Http2\Response();
    unset($response->data);
});
$attempt(fn () => $client->connect());
run(function () use ($client, $attempt) {
    $attempt(fn () => (new Lazy())->connect());
    $attempt(fn () => $client->send(new stdClass()));
    foreach ([
        'connect' => fn () => $client->connect(),
        'send' => fn () => $client->send(http2_request()),
        'recv' => fn () => $client->recv(),
        'read' => fn () => $client->read(),
        'write' => fn () => $client->write(1, 'x'),
        'ping' => fn () => $client->ping(),
        'goaway' => fn () => $client->goaway(),
        'close' => fn () => $client->close(),
        'isStreamExist' => fn () => $client->isStreamExist(0),
    ] as $name => $call) {
        echo "$name: ", json_encode([$call(), $client->errCode, $client->connected]), "\n";
    }
    $client = http2_client(http2_server(fn ($peer) => $peer->hold()));
    echo json_encode([$client->connected, $client->connect(), $client->errCode, $client->errMsg, $client->set([]), $client->close()]), "\n";
    $listener = new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    $client = new Client('127.0.0.1', $listener->getsockname()['port'], true);
    $client->set(['timeout' => .05]);
    echo json_encode([$client->connect(), $client->errCode]), "\n";
    $client = new Client('127.0.0.1', 80);
    $client->set(['http_proxy_host' => '127.0.0.1']);
    echo json_encode([$client->connect(), $client->errCode]), "\n";
});
?>
--EXPECT--
Swoole\Coroutine\Http2\Client\Exception: host is empty 505
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Http2\Client 0
Exception: Serialization of 'Swoole\Coroutine\Http2\Client' is not allowed 0
Error: Trying to clone an uncloneable object of class Swoole\Http2\Request 0
Error: Trying to clone an uncloneable object of class Swoole\Http2\Response 0
["path","method","headers","cookies","pipeline","usePipelineRead"]
Error: Property data of class Swoole\Http2\Response cannot be unset 0
Swoole\Error: API must be called in the coroutine 0
Swoole\Error: must call constructor first 0
TypeError: Swoole\Coroutine\Http2\Client::send(): Argument #1 ($request) must be of type Swoole\Http2\Request, stdClass given 0
connect: [false,111,false]
send: [false,5001,false]
recv: [false,5001,false]
read: [false,5001,false]
write: [false,5001,false]
ping: [false,5001,false]
goaway: [false,5001,false]
close: [false,9,false]
isStreamExist: [false,9,false]
[true,false,106,"Transport endpoint is already connected",false,true]
[false,110]
[false,723]
