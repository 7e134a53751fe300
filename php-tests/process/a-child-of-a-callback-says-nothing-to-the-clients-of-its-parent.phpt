--TEST--
The child of a callback leaves the connections of its parent's server alone, also one whose request is not answered yet
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Server;
use Swoole\Event;
use Swoole\Process;
use function Swoole\Coroutine\go;

swoole_async_set(['enable_coroutine' => false]);
$server = new Server('127.0.0.1', 0);
$forked = new Channel(1);
$asked = false;
$server->handle('/', function ($request, $response) use ($forked, &$asked) {
    $response->write('begun ');
    $asked = true;
    $forked->pop();
    $response->end('and ended');
});
go(fn () => $server->start());
$client = stream_socket_client("tcp://127.0.0.1:$server->port");
stream_set_timeout($client, 10);
fwrite($client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
$text = '';
$fork = function () use (&$fork, &$asked, $forked, $client, $server, &$text) {
    if (!$asked) {
        Event::defer($fork);
        return;
    }
    (new Process(fn () => print("child\n")))->start();
    $code = Process::wait()['code'];
    echo "the child ended with $code\n";
    go(fn () => $forked->push(true));
    Event::add($client, function () use ($client, $server, &$text) {
        $text .= fread($client, 8192);
        if (feof($client)) {
            Event::del($client);
            $server->shutdown();
        }
    });
};
Event::defer($fork);
Event::wait();
[, $body] = explode("\r\n\r\n", $text, 2);
echo str_replace("\r\n", '|', $body), "\n";
?>
--EXPECT--
child
the child ended with 0
6|begun |9|and ended|0||
