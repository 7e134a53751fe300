--TEST--
HTTP/2: after the client's reset a response is not writable, and its methods return false with error 7106
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$channel = new Coroutine\Channel();
$server->handle('/', function (Request $request, Response $response) use ($channel) {
    $response->write('begun');
    $channel->pop();
    echo literal([$response->isWritable(), $response->write('more'), swoole_last_error(), $response->end(), swoole_last_error()]), "\n";
});
$server->handle('/go', function (Request $request, Response $response) use ($channel) {
    $channel->push(true);
    $response->end('went');
});
PHP);
$client = $server->http2();
$client->get(1, '/');
while ($client->nextOf(1)->type !== H2::DATA);
$client->frame(H2::RST_STREAM, 0, 1, pack('N', 8));
echo $client->get(3, '/go')->answer(3), "\n";
echo $server->line(), "\n";

$client->get(5, '/');
while ($client->nextOf(5)->type !== H2::DATA);
$client->close();
$client = $server->http2();
echo $client->get(1, '/go')->answer(1), "\n";
$server->finish();
?>
--EXPECT--
200 "went"
[false, false, 7106, false, 7106]
200 "went"
[false, false, 7106, false, 7106]
