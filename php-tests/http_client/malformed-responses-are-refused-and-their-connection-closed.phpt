--TEST--
Http\Client: every way in which lengths, chunks and lines can lie: an error within its limit, and nothing of it reaches the next response
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $good = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood";
    $bad = [
        'two lengths' => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nevil",
        'length list' => "HTTP/1.1 200 OK\r\nContent-Length: 4, 4\r\n\r\nevil",
        'negative length' => "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nevil",
        'signed length' => "HTTP/1.1 200 OK\r\nContent-Length: +4\r\n\r\nevil",
        'overflowing length' => "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551617\r\n\r\nevil",
        'length and chunks' => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        'unknown coding' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        'chunked twice' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        'chunks in 1.0' => "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        'bad chunk size' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        'negative chunk' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\nevil\r\n0\r\n\r\n",
        'overflowing chunk' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000004\r\nevil\r\n",
        'chunk too long' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nevil\r\n0\r\n\r\n",
        'bare LF in chunks' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\nevil\n0\n\n",
        'bad trailer' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n x\r\n\r\n",
        'no end of chunks' => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nevil\r\n",
        'short body' => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nevil",
        'no end of head' => "HTTP/1.1 200 OK\r\nX: y\r\n",
        'head of 64 KB' => "HTTP/1.1 200 OK\r\nX: " . str_repeat('x', 70_000) . "\r\n\r\n",
        'bare LF' => "HTTP/1.1 200 OK\nContent-Length: 4\n\nevil",
        'binary' => "\x16\x03\x01\x02\x00",
        'status 99' => "HTTP/1.1 99 X\r\n\r\n",
        'status 1000' => "HTTP/1.1 1000 X\r\n\r\n",
        'HTTP/2.0' => "HTTP/2.0 200 OK\r\nContent-Length: 4\r\n\r\nevil",
        'folded field' => "HTTP/1.1 200 OK\r\nX: y\r\n z\r\nContent-Length: 4\r\n\r\nevil",
        'blank before colon' => "HTTP/1.1 200 OK\r\nContent-Length : 4\r\n\r\nevil",
        'NUL in a value' => "HTTP/1.1 200 OK\r\nX: \0\r\nContent-Length: 4\r\n\r\nevil",
    ];
    foreach ($bad as $what => $answer) {
        $server = new RawServer([$answer], [$good]);
        $client = new Client('127.0.0.1', $server->port);
        $client->set(['timeout' => 20]);
        echo "$what: ", trim(outcome($client->get('/'), $client)), ' ', json_encode([$client->connected, $client->body]);
        $client->get('/');
        echo " then $client->body\n";
    }
});
?>
--EXPECT--
two lengths: [false,-3,7102] [false,""] then good
length list: [false,-3,7102] [false,""] then good
negative length: [false,-3,7102] [false,""] then good
signed length: [false,-3,7102] [false,""] then good
overflowing length: [false,-3,7102] [false,""] then good
length and chunks: [false,-3,7102] [false,""] then good
unknown coding: [false,-3,7102] [false,""] then good
chunked twice: [false,-3,7102] [false,""] then good
chunks in 1.0: [false,-3,7102] [false,""] then good
bad chunk size: [false,-3,7102] [false,""] then good
negative chunk: [false,-3,7102] [false,""] then good
overflowing chunk: [false,-3,7102] [false,""] then good
chunk too long: [false,-3,7102] [false,""] then good
bare LF in chunks: [false,-3,7102] [false,""] then good
bad trailer: [false,-3,7102] [false,""] then good
no end of chunks: [false,-3,104] [false,""] then good
short body: [false,-3,104] [false,""] then good
no end of head: [false,-3,104] [false,""] then good
head of 64 KB: [false,-3,7102] [false,""] then good
bare LF: [false,-3,7102] [false,""] then good
binary: [false,-3,7102] [false,""] then good
status 99: [false,-3,7102] [false,""] then good
status 1000: [false,-3,7102] [false,""] then good
HTTP/2.0: [false,-3,7102] [false,""] then good
folded field: [false,-3,7102] [false,""] then good
blank before colon: [false,-3,7102] [false,""] then good
NUL in a value: [false,-3,7102] [false,""] then good
