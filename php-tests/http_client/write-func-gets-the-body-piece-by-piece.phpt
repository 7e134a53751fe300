--TEST--
Http\Client: write_func gets each piece, decoded, and $body stays empty
--EXTENSIONS--
zlib
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $server = new RawServer(
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " . strlen(gzencode('zipped')) . "\r\n\r\n" . gzencode('zipped'),
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"],
    );
    $client = new Client('127.0.0.1', $server->port);
    $got = '';
    $client->set(['write_func' => function ($from, $piece) use ($client, &$got) {
        $got .= $piece . ($from === $client ? '.' : '?');
    }]);
    $client->get('/');
    $client->get('/');
    echo strtr($got, ['.' => '']), ' ', json_encode($client->body), "\n";
    $client->set(['write_func' => function () {
        throw new Exception('from write_func');
    }]);
    try {
        $client->get('/');
    } catch (Exception $exception) {
        echo $exception->getMessage(), ' ', json_encode([$client->statusCode, $client->connected]), "\n";
    }
    $client->set(['write_func' => 'nope']);
});
?>
--EXPECTF--
abcdezipped ""
from write_func [-3,false]

Warning: Swoole\Coroutine\Http\Client::set(): function 'nope' is not callable in %s on line %d
