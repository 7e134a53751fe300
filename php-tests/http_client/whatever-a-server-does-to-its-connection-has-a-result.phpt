--TEST--
Http\Client: answers before the request, pieces, half-closes, resets, floods and redirects: each has its result, and nothing of it reaches the next response
--EXTENSIONS--
zlib
--FILE--
<?php
use Swoole\Coroutine;
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

/** Ends a connection with a reset. */
function reset_now(Socket $socket): void
{
    $socket->setOption(SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    $socket->close();
}

/** Sends some bytes at a time, with pauses, until the client has gone or the time is over. */
function drip(Socket $socket, string $bytes, int $times): void
{
    for ($i = 0; $i < $times && $socket->send($bytes); $i++) {
        Coroutine::sleep(0.01);
    }
}

run(function () {
    $answer = fn (string $body, string $fields = '') => "HTTP/1.1 200 OK\r\n{$fields}Content-Length: " . strlen($body) . "\r\n\r\n$body";
    $good = $answer('good');
    $head = "HTTP/1.1 200 OK\r\n";
    $cases = [
        'one byte at a time' => fn ($socket) => array_map(fn ($byte) => $socket->sendAll($byte), str_split($good)),
        'answered, then closed' => fn ($socket) => $socket->sendAll($good) && $socket->close(),
        'answered, then half-closed' => fn ($socket) => $socket->sendAll($good) && $socket->shutdown(1) && RawServer::hold($socket),
        'answered, then reset' => function ($socket) use ($good) {
            $socket->sendAll($good);
            Coroutine::sleep(0.05);
            reset_now($socket);
        },
        'half-closed in the head' => fn ($socket) => $socket->sendAll($head) && $socket->shutdown(1) && RawServer::hold($socket),
        'half-closed in the body' => fn ($socket) => $socket->sendAll("{$head}Content-Length: 9\r\n\r\nevil") && $socket->shutdown(1) && RawServer::hold($socket),
        'half-closed in a chunk' => fn ($socket) => $socket->sendAll("{$head}Transfer-Encoding: chunked\r\n\r\n9\r\nevil") && $socket->shutdown(1) && RawServer::hold($socket),
        'reset before the head' => reset_now(...),
        'reset in the head' => fn ($socket) => $socket->sendAll($head) && reset_now($socket),
        'a head that drips for ever' => fn ($socket) => $socket->sendAll($head) && drip($socket, "X: y\r\n", 2000),
        'a body that drips for ever' => fn ($socket) => $socket->sendAll("{$head}Content-Length: 100000\r\n\r\n") && drip($socket, 'evil', 2000),
        'chunks that drip for ever' => fn ($socket) => $socket->sendAll("{$head}Transfer-Encoding: chunked\r\n\r\n") && drip($socket, "1\r\ne\r\n", 2000),
        'interim answers for ever' => fn ($socket) => drip($socket, "HTTP/1.1 102 P\r\n\r\n", 2000),
        'many fields' => $head . str_repeat("X: y\r\n", 20_000) . "\r\n",
        'trailers without end' => "{$head}Transfer-Encoding: chunked\r\n\r\n0\r\n" . str_repeat("X: y\r\n", 20_000) . "\r\n",
        'a chunk extension without end' => "{$head}Transfer-Encoding: chunked\r\n\r\n4;" . str_repeat('x', 200_000) . "\r\nevil\r\n0\r\n\r\n",
        'a body behind 204' => "HTTP/1.1 204 N\r\nContent-Length: 4\r\n\r\nevil",
        'a body behind 304' => "HTTP/1.1 304 N\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nevil\r\n0\r\n\r\n",
        'a redirect to nowhere' => "HTTP/1.1 302 F\r\nLocation: http://nowhere.invalid:99999/\r\nContent-Length: 0\r\n\r\n",
        'a redirect to itself' => "HTTP/1.1 301 M\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        'compressed, and cut off' => fn ($socket) => $socket->sendAll($answer(substr(gzencode(random_bytes(1000)), 0, 500), "Content-Encoding: gzip\r\n")),
        'not compressed at all' => $answer('evil', "Content-Encoding: gzip\r\n"),
        'more behind the compressed' => $answer(gzencode('x') . 'evil', "Content-Encoding: gzip\r\n"),
    ];
    foreach ($cases as $what => $does) {
        $server = new RawServer([$does], [$good]);
        $client = new Client('127.0.0.1', $server->port);
        $is_late = str_contains($what, 'for ever');
        $client->set(['timeout' => $is_late ? 0.2 : 20]);
        $begin = microtime(true);
        echo "$what: ", trim(outcome($client->get('/'), $client)), ' ', json_encode($client->body);
        echo microtime(true) - $begin < 10 ? '' : ' but late';
        Coroutine::sleep($what === 'answered, then reset' ? 0.15 : 0.01);
        $client->set(['timeout' => 20]);
        $client->get('/');
        echo " then $client->statusCode $client->body\n";
    }

    // An answer that comes before the request was sent is nobody's.
    $listener = new Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1');
    $listener->listen();
    Coroutine::create(function () use ($listener, $answer) {
        $socket = $listener->accept(20);
        $socket->sendAll($answer('evil'));
        RawServer::hold($socket);
    });
    $client = new Client('127.0.0.1', $listener->getsockname()['port']);
    $client->set(['timeout' => 20]);
    $got = $client->get('/');
    echo 'before the request: ', in_array([$got, $client->body], [[true, 'evil'], [false, '']], true) ? 'one answer for one request' : 'mixed up', "\n";
});
?>
--EXPECT--
one byte at a time: [true,200,0] "good" then 200 good
answered, then closed: [true,200,0] "good" then 200 good
answered, then half-closed: [true,200,0] "good" then 200 good
answered, then reset: [true,200,0] "good" then 200 good
half-closed in the head: [false,-3,104] "" then 200 good
half-closed in the body: [false,-3,104] "" then 200 good
half-closed in a chunk: [false,-3,104] "" then 200 good
reset before the head: [false,-3,104] "" then 200 good
reset in the head: [false,-3,104] "" then 200 good
a head that drips for ever: [false,-2,110] "" then 200 good
a body that drips for ever: [false,-2,110] "" then 200 good
chunks that drip for ever: [false,-2,110] "" then 200 good
interim answers for ever: [false,-2,110] "" then 200 good
many fields: [false,-3,7102] "" then 200 good
trailers without end: [false,-3,7102] "" then 200 good
a chunk extension without end: [false,-3,7102] "" then 200 good
a body behind 204: [true,204,0] "" then 200 good
a body behind 304: [true,304,0] "" then 200 good
a redirect to nowhere: [true,302,0] "" then 200 good
a redirect to itself: [true,301,0] "" then 200 good
compressed, and cut off: [false,-3,7102] "" then 200 good
not compressed at all: [false,-3,7102] "" then 200 good
more behind the compressed: [false,-3,7102] "" then 200 good
before the request: one answer for one request
