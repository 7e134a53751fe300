--TEST--
A stream is compressed part by part: the client reads each before the next is written, also by HTTP/1.0
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) use ($server) {
    $response->header('Content-Type', 'text/event-stream');
    $response->write("data: 1\n\n");
    $server->next = new Coroutine\Channel(1);
    $server->next->pop(20);
    $response->write("data: 2\n\n");
    $response->end();
});
$server->handle('/next', fn ($request, $response) => $response->end($server->next->push(1) ? 'yes' : 'no'));
PHP, options: '-d error_reporting=0');
foreach (['1.1', '1.0'] as $version) {
    $client = $server->connect()->request("GET / HTTP/$version", 'Host: a', 'Accept-Encoding: gzip');
    $head = $client->readUntil("\r\n\r\n");
    $part = function () use ($client, $version) {
        return $version === '1.1' ? substr($client->read(hexdec($client->readUntil("\r\n")) + 2), 0, -2) : $client->readUntil("\0\0\xff\xff");
    };
    $inflate = inflate_init(ZLIB_ENCODING_GZIP);
    echo str_contains($head, "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n") ? 'gzip' : $head, ' ';
    echo json_encode(inflate_add($inflate, $part())), ' ', $server->get('/next'), ' ', json_encode(inflate_add($inflate, $part())), ' ';
    $end = $client->rest(...);
    $rest = $version === '1.1' ? $part() : $end();
    echo json_encode(inflate_add($inflate, $rest)), ' ', inflate_get_status($inflate) === ZLIB_STREAM_END ? 'the end' : 'cut', "\n";
}
$server->finish();
?>
--EXPECT--
gzip "data: 1\n\n" yes "data: 2\n\n" "" the end
gzip "data: 1\n\n" yes "data: 2\n\n" "" the end
