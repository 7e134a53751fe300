--TEST--
HTTP/2: an idle connection is told to go, one that never begins is closed, a stream that takes nothing is reset, a slow body answered with 408
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
Coroutine::set(['socket_read_timeout' => 0.5, 'socket_write_timeout' => 0.5]);
$server->set(['http_header_timeout' => 0.5, 'close_timeout' => 0.5]);
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/big', function ($request, $response) {
    $response->end(str_repeat('x', 100_000));
});
$server->handle('/stream', function ($request, $response) {
    while ($response->write(str_repeat('x', 10_000)));
    echo 'write() gave up with ', in_array(swoole_last_error(), [110, 7106], true) ? 'a time limit' : swoole_last_error(), "\n";
});
PHP);
$client = Http2Client::open($server->address());
$client->get(1, '/')->answer(1);
echo 'idle: ', $client->fate(), "\n";

$client = new Client($server->address());
echo 'half a preface: ', strlen($client->send(substr(H2::PREFACE, 0, 20))->rest()) > 0 ? 'closed' : 'closed without a word', "\n";

$client = $server->http2();
$client->head(1, request_fields('/', [], 'POST'))->frame(H2::DATA, 0, 1, 'a');
echo 'a body that stops: ', $client->answer(1), "\n";

foreach (['/big', '/stream'] as $path) {
    $client = $server->http2([H2::INITIAL_WINDOW_SIZE => 10]);
    $client->opensWindows = false;
    echo "$path: ", $client->get(1, $path)->answer(1), "\n";
    echo '  afterwards: ', $client->get(3, '/')->answer(3), "\n";
}
$server->finish();
?>
--EXPECT--
idle: GOAWAY NO_ERROR
half a preface: closed
a body that stops: 408 ""
/big: 200 "xxxxxxxxxx" ... RST_STREAM CANCEL
  afterwards: 200 "served"
/stream: 200 "xxxxxxxxxx" ... RST_STREAM CANCEL
  afterwards: 200 "served"
write() gave up with a time limit
