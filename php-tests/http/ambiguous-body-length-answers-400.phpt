--TEST--
HTTP/1.1: a request whose end two readers could see differently gets 400 and the end of the connection
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$cases = [
    ['Content-Length: 3', 'Transfer-Encoding: chunked'],
    ['Content-Length: 3', 'Content-Length: 3'],
    ['Content-Length: 3, 3'],
    ['Content-Length: +3'],
    ['Content-Length: -3'],
    ['Content-Length: 0x3'],
    ['Content-Length: '],
    ['Content-Length: 99999999999999999999'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: chunked, gzip'],
    ['Transfer-Encoding : chunked'],
];
foreach ($cases as $headers) {
    $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', ...$headers);
    $client->send("3\r\nabc\r\n0\r\n\r\n");
    echo implode(' | ', $headers), ': ', strstr($client->status(), ' '), ' ', $client->ending(), "\n";
}
$server->finish();
?>
--EXPECT--
Content-Length: 3 | Transfer-Encoding: chunked:  400 Bad Request closed
Content-Length: 3 | Content-Length: 3:  400 Bad Request closed
Content-Length: 3, 3:  400 Bad Request closed
Content-Length: +3:  400 Bad Request closed
Content-Length: -3:  400 Bad Request closed
Content-Length: 0x3:  400 Bad Request closed
Content-Length: :  400 Bad Request closed
Content-Length: 99999999999999999999:  400 Bad Request closed
Transfer-Encoding: chunked | Transfer-Encoding: chunked:  400 Bad Request closed
Transfer-Encoding: chunked, gzip:  400 Bad Request closed
Transfer-Encoding : chunked:  400 Bad Request closed
