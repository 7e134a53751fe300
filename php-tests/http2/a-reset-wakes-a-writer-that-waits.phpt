--TEST--
HTTP/2: a client that resets a stream, or goes, ends the write() that waits for its window
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['socket_buffer_size' => 10_000]);
$server->handle('/', function (Request $request, Response $response) {
    while ($response->write(str_repeat('x', 1000)));
    echo 'write() gave up with ', swoole_last_error(), ', writable: ', literal($response->isWritable()), "\n";
});
PHP);
foreach (['reset', 'end'] as $how) {
    $client = $server->http2([H2::INITIAL_WINDOW_SIZE => 100]);
    $client->opensWindows = false;
    $client->get(1, '/');
    while ($client->nextOf(1)->type !== H2::DATA);
    $client->ping();
    $how === 'reset' ? $client->frame(H2::RST_STREAM, 0, 1, pack('N', 8)) : $client->close();
    echo "$how: ", $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
reset: write() gave up with 7106, writable: false
end: write() gave up with 7106, writable: false
