--TEST--
Server::shutdown(): HTTP/2 connections get GOAWAY twice, finish what they have begun, and close (RFC 9113, section 6.8)
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['close_timeout' => 0.3]);
$channel = new Coroutine\Channel();
$server->handle('/wait', function ($request, $response) use ($channel) {
    $channel->pop(20);
    $response->end('waited');
});
$server->handle('/stop', function ($request, $response) use ($server, $channel) {
    $server->shutdown();
    $channel->push(true);
    $response->end('stopped');
});
PHP);
$idle = Http2Client::open($server->address());
$idle->ping();
$deaf = Http2Client::open($server->address());
$deaf->ping();
$busy = Http2Client::open($server->address());
$busy->get(1, '/wait')->ping();
$busy->get(3, '/stop');
$tell = function (string $who, Http2Client $client) {
    $lasts = [];
    while ($frame = $client->next()) {
        $frame->type === H2::GOAWAY && $lasts[] = unpack('N', $frame->payload)[1] . ' ' . $frame->error();
        $frame->type === H2::DATA && print("$who: $frame->payload on stream $frame->stream\n");
    }
    echo "$who: ", implode(', ', $lasts), "\n";
};
$tell('busy', $busy);
$tell('idle', $idle);
// answers no ping, so that only the time limit ends it
echo 'deaf: ', str_contains($deaf->rest(), "\x7f\xff\xff\xff\0\0\0\0") ? 'told and closed' : 'closed', "\n";
$server->ended();
?>
--EXPECT--
busy: waited on stream 1
busy: stopped on stream 3
busy: 2147483647 NO_ERROR, 3 NO_ERROR
idle: 2147483647 NO_ERROR, 0 NO_ERROR
deaf: told and closed
