--TEST--
Coroutine::cancel() of a recv() in the middle of a frame and of a fragmented message: the next recv() gets all of it
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$reader = 0;
$server->handle('/', function ($request, $ws) use (&$reader) {
    $ws->upgrade();
    $reader = Coroutine::getCid();
    for ($i = 0; $i < 2; $i++) {
        report($ws->recv());
        $ws->push('cancelled');
    }
    echo literal($ws->recv()->data), "\n";
});
$server->handle('/cancel', function ($request, $response) use (&$reader) {
    $response->end(Coroutine::cancel($reader) ? 'yes' : 'no');
});
PHP);
$message = frame(TEXT, 'first ', 0) . frame(CONTINUATION, 'second');
$client = $server->websocket();
// a pong for the ping before it says that the piece has been read
foreach ([substr($message, 0, 12), substr($message, 12, 3)] as $index => $piece) {
    $client->send($index ? $piece : frame(PING) . $piece);
    echo $index ? '' : $client->next() . "\n";
    echo $server->get('/cancel'), ', ', $client->next(), "\n";
}
$client->send(substr($message, 15));
$client->untilEnd();
$server->finish();
?>
--EXPECT--
pong ""
yes, text "cancelled"
yes, text "cancelled"
false 125
false 125
"first second"
