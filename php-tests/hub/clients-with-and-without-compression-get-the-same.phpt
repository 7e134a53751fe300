--TEST--
publish(): clients that agreed on different compression, or none, all get the message, between what is pushed to them alone
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true, 'websocket_compression_context_takeover' => true]);
$hub = new SwooleRs\Hub();
$server->handle('/', function ($request, $ws) use ($hub) {
    $ws->upgrade();
    $hub->join($ws, 'all');
    while ($frame = $ws->recv()) {
        $hub->publish('all', $frame);
        foreach ($hub->members('all') as $info);
        $ws->push("to you alone: $frame->data");
        $hub->publish('all', "again: $frame->data");
    }
});
PHP);
$offers = ['none' => [], 'takeover' => [OFFER], 'takeover, too' => [OFFER], 'alone' => [OFFER . '; server_no_context_takeover'],
    'small window' => [OFFER . '; server_no_context_takeover; server_max_window_bits=9']];
$clients = array_map(fn ($offer) => $server->websocket('/', ...$offer), $offers);
$messages = [random_bytes(3000), str_repeat('abc', 3000), 'x', ''];
$clients['takeover']->patience = 10;
foreach ($messages as $message) {
    $clients['takeover']->binary($message);
}
foreach ($clients as $name => $client) {
    $inflate = new Inflate(str_contains($name, 'small') ? 9 : 15);
    foreach ($messages as $message) {
        foreach ([$message, ...($name === 'takeover' ? ["to you alone: $message"] : []), "again: $message"] as $expected) {
            [$first, $payload] = $client->frame();
            if (str_starts_with($name, 'alone')) {
                $inflate = new Inflate;
            }
            $got = $first & RSV1 ? $inflate($payload) : $payload;
            if ($got !== $expected || (bool) ($first & RSV1) !== ($name !== 'none' && $expected !== '')) {
                echo "$name: ", strlen($expected), ' bytes: ', literal(substr($got, 0, 50)), "\n";
            }
        }
    }
    echo "$name: done\n";
}
$server->finish();
?>
--EXPECT--
none: done
takeover: done
takeover, too: done
alone: done
small window: done
