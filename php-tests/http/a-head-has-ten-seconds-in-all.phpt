--TEST--
A head must be whole http_header_timeout seconds after its first byte, however steadily it comes: 408
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['http_header_timeout' => 0.3]);
$server->handle('/', fn ($request, $response) => $response->end('never'));
PHP);
$client = $server->connect();
$end = microtime(true) + DEADLINE;
$head = 'GET / HTTP/1.1';
do {
    @fwrite($client->stream, $head[0]);
    $head = substr($head, 1) ?: 'x';
    $read = [$client->stream];
    $none = null;
} while (!stream_select($read, $none, $none, 0, 20_000) && microtime(true) < $end);
echo $client->status(), "\n";
// a connection that is idle has longer
$client = $server->connect();
usleep(600_000);
echo $client->request('GET / HTTP/1.1', 'Host: a')->body(), "\n";
$server->finish();
?>
--EXPECT--
HTTP/1.1 408 Request Timeout
never
