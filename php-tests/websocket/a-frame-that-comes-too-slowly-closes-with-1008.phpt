--TEST--
A frame that has begun must bring min_transfer_rate bytes a second: otherwise the connection is closed with 1008, recv() returns false with errno 110, then the end
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set(['min_transfer_rate' => 1_000_000, 'min_transfer_rate_grace' => 0.3]);
$server->handle('/usual', function ($request, $ws) {
    $ws->upgrade();
    echo $ws->recv()->data, "\n";
    report($ws->recv());
    report($ws->recv());
});
$server->handle('/often', function ($request, $ws) {
    $ws->upgrade();
    do {
        $frame = $ws->recv(0.02);
    } while ($frame === false && $ws->ping());
    echo literal($frame), ', ', literal($ws->recv()), "\n";
});
PHP);

/** Sends a frame byte by byte, until there is an answer. */
function crawl(WebSocketClient $client): string
{
    $frame = frame(TEXT, str_repeat('x', 100_000));
    $end = microtime(true) + DEADLINE;
    for ($i = 0; $i < strlen($frame) && microtime(true) < $end; $i++) {
        if (!@fwrite($client->stream, $frame[$i])) {
            break;
        }
        usleep(5_000);
        $read = [$client->stream];
        $none = null;
        if (stream_select($read, $none, $none, 0) && !str_starts_with($next = $client->next(), 'ping')) {
            return $next;
        }
    }
    return 'nothing';
}

// between frames a peer may be silent
$client = $server->websocket('/usual')->text('whole');
echo $server->line(), "\n", crawl($client), "\n", $server->line(), "\n", $server->line(), "\n";
// it is the time of all calls together
echo crawl($server->websocket('/often')), "\n";
$server->finish();
?>
--EXPECT--
whole
close 1008 "too slow"
false 110
"" 0
close 1008 "too slow"
false, ""
