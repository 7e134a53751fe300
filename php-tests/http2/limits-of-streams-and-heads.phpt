--TEST--
HTTP/2: too many streams are refused, too long a head or too many fields answered with 431, an endless head ends the connection
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$server = serve(<<<'PHP'
$server->set(['http2_max_concurrent_streams' => 3, 'http2_max_header_list_size' => 2000, 'http_max_headers' => 10]);
$channel = new Coroutine\Channel();
$server->handle('/', fn ($request, $response) => $response->end('served'));
$server->handle('/wait', function ($request, $response) use ($channel) {
    $channel->pop();
    $response->end('waited');
});
$server->handle('/go', function ($request, $response) use ($channel) {
    while ($channel->stats()['consumer_num'] > 0) {
        $channel->push(1);
    }
    $response->end('went');
});
PHP);
$client = $server->http2();
$client->get(1, '/wait')->get(3, '/wait')->get(5, '/wait')->get(7, '/');
echo 'a fourth stream: ', $client->answer(7), "\n";
echo 'those before: ', $server->http2()->get(1, '/go')->answer(1), ' ', $client->answer(5), "\n";

$client = $server->http2();
echo 'a long head: ', $client->get(1, '/', ['x' => str_repeat('x', 2000)])->answer(1), "\n";
$fields = array_fill_keys(array_map(fn ($i) => "x-$i", range(1, 20)), '1');
echo 'many fields: ', $client->get(3, '/', $fields)->answer(3), "\n";
echo 'afterwards: ', $client->get(5, '/')->answer(5), "\n";
echo 'a head of 10 KB: ', $client->get(7, '/', ['x' => str_repeat('x', 10_000)])->fate(), "\n";

foreach (['empty' => '', 'full' => block(['x' => str_repeat('x', 100)])] as $what => $piece) {
    $client = $server->http2();
    $client->frame(H2::HEADERS, H2::END_STREAM, 1, block(request_fields('/')));
    try {
        for ($i = 0; $i < 10_000; $i++) {
            $client->frame(H2::CONTINUATION, 0, 1, $piece);
        }
    } catch (RuntimeException) {
    }
    echo "CONTINUATION without end, $what: ", $client->fate(), "\n";
}
$server->finish();
?>
--EXPECT--
a fourth stream: RST_STREAM REFUSED_STREAM
those before: 200 "went" 200 "waited"
a long head: 431 ""
many fields: 431 ""
afterwards: 200 "served"
a head of 10 KB: GOAWAY ENHANCE_YOUR_CALM
CONTINUATION without end, empty: GOAWAY ENHANCE_YOUR_CALM
CONTINUATION without end, full: GOAWAY ENHANCE_YOUR_CALM
