--TEST--
Http\Client: max_body_size bounds a body, announced, chunked, until the close, or compressed; a bomb costs nothing
--EXTENSIONS--
zlib
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $answers = [
        "HTTP/1.1 200 OK\r\nContent-Length: 100000000000000\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" . str_repeat('x', 1001),
        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" . str_repeat('x', 1000),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" . str_repeat("1f4\r\n" . str_repeat('x', 500) . "\r\n", 3) . "0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n" . str_repeat('x', 2000),
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" . gzencode(str_repeat('x', 20_000_000), 1),
    ];
    $server = new RawServer(...array_map(fn ($answer) => [$answer], $answers));
    foreach ($answers as $number => $answer) {
        $client = new Client('127.0.0.1', $server->port);
        $client->set($number === 0 ? ['timeout' => 20] : ['max_body_size' => $number === 5 ? 500_000 : 1000]);
        echo outcome($client->get('/'), $client), $client->errMsg, ' ', strlen($client->body), "\n";
    }
    var_dump(memory_get_peak_usage() < 60_000_000);
});
?>
--EXPECT--
[false,-3,1201]
Package length too large 0
[false,-3,1201]
Package length too large 0
[true,200,0]
 1000
[false,-3,1201]
Package length too large 0
[false,-3,1201]
Package length too large 0
[false,-3,1201]
Package length too large 0
bool(true)
