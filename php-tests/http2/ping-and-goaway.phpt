--TEST--
Response::ping() and goaway(): what the client of an HTTP/2 connection gets, and that HTTP/1 has neither
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$channel = new Coroutine\Channel();
$server->handle('/ping', function ($request, $response) {
    $response->end(literal($response->ping()));
    echo literal($response->ping('data')), "\n";
});
$server->handle('/wait', function ($request, $response) use ($channel) {
    $channel->pop();
    $response->end('waited');
});
$server->handle('/leave', function ($request, $response) use ($channel) {
    echo literal($response->goaway()), "\n";
    $channel->push(true);
    $response->end('left');
});
$server->handle('/abort', function ($request, $response) {
    echo literal($response->goaway(SWOOLE_HTTP2_ERROR_ENHANCE_YOUR_CALM)), "\n";
    echo literal([$response->end('too late'), swoole_last_error(), $response->isWritable()]), "\n";
});
$server->handle('/plain', fn ($request, $response) => $response->end(literal([@$response->ping(), @$response->goaway(), swoole_last_error()])));
PHP);
$client = $server->http2();
$client->get(1, '/ping');
$pings = 0;
while (($frame = $client->next()) && !$frame->ends()) {
    $pings += $frame->type === H2::PING ? 1 : 0;
}
echo 'pings: ', $pings > 0 ? 'yes' : 'no', ", then $frame->payload\n";

$client = $server->http2();
$client->get(1, '/wait')->ping();
$client->get(3, '/leave');
$lasts = [];
while ($frame = $client->next()) {
    $frame->type === H2::GOAWAY && $lasts[] = unpack('N', $frame->payload)[1] . ' ' . $frame->error();
    $frame->type === H2::DATA && print("stream $frame->stream: $frame->payload\n");
}
echo 'goaway(): last streams ', implode(', ', $lasts), ", then closed\n";

$client = $server->http2();
echo 'goaway(ENHANCE_YOUR_CALM): ', $client->get(1, '/abort')->fate(), "\n";
echo 'HTTP/1: ', $server->get('/plain'), "\n";
$server->finish();
?>
--EXPECT--
pings: yes, then true
stream 1: waited
stream 3: left
goaway(): last streams 2147483647 NO_ERROR, 3 NO_ERROR, then closed
goaway(ENHANCE_YOUR_CALM): GOAWAY ENHANCE_YOUR_CALM
HTTP/1: [false, false, 503]
true
true
true
[false, 7106, false]
