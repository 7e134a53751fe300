--TEST--
Response::create(): responses that are made one after the other on one socket arrive in that order, however large
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Http\Response;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $socket] = connected();
    go(function () use ($socket) {
        $kept = [];
        foreach ([1, 16 << 20, 1, 1] as $index => $size) {
            $kept[] = $response = Response::create($socket);
            $response->end(str_repeat((string) $index, $size));
        }
        $socket->close();
    });
    for ($text = ''; ($bytes = $client->recv(1 << 20, 60)); $text .= $bytes);
    foreach (array_slice(explode('HTTP/1.1 200 OK', $text), 1) as $answer) {
        $body = substr(strstr($answer, "\r\n\r\n"), 4);
        echo count_chars($body, 3), ' ', strlen($body), "\n";
    }
});
?>
--EXPECT--
0 1
1 16777216
2 1
3 1
