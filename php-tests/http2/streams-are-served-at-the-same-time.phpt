--TEST--
HTTP/2: each stream has a coroutine of its own; one that ends first is answered first
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$channel = new Coroutine\Channel(1);
$cid = [];
$server->handle('/wait', function ($request, $response) use ($channel, &$cid) {
    $cid[] = Coroutine::getCid();
    $response->end('got ' . $channel->pop());
});
$server->handle('/push', function ($request, $response) use ($channel, &$cid) {
    $cid[] = Coroutine::getCid();
    $response->end('pushed by one of ' . count(array_unique($cid)));
    $channel->push('it');
});
PHP);
$client = $server->http2();
$client->get(1, '/wait')->get(3, '/push');
$order = [];
while (count($order) < 2) {
    $frame = $client->next();
    if ($frame->ends()) {
        $order[] = $frame->stream;
    }
}
echo implode(' ', $order), "\n";
$client->get(5, '/wait')->get(7, '/push');
echo $client->answer(5), "\n", $client->answer(7), "\n";
$server->finish();
?>
--EXPECT--
3 1
200 "got it"
200 "pushed by one of 4"
