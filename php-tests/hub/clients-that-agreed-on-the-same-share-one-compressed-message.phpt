--TEST--
publish(): for 64 clients that agreed on the same compression a message is compressed once, for those with another window once more
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

const CLIENTS = 64;
// compressing it takes much, sending it next to nothing
const BYTES = 4_000_000;

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true, 'websocket_compression_context_takeover' => true]);
$hub = new SwooleRs\Hub();
$text = substr(str_repeat('The quick brown fox jumps over the lazy dog. ', 100_000), 0, 4_000_000);
$cpu = function () {
    $used = getrusage();
    return $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) / 1_000_000;
};
$server->handle('/', function ($request, $ws) use ($hub, $text, $cpu) {
    $ws->upgrade();
    foreach (explode(',', $request->get['channels']) as $channel) {
        $hub->join($ws, $channel);
    }
    while ($frame = $ws->recv()) {
        $before = $cpu();
        $queued = $hub->publish($frame->data, $text);
        $took = $cpu() - $before;
        $ws->push("$queued $took");
    }
});
PHP);
$offers = ['/?channels=all,one' => [OFFER], '/?channels=all,small' => [OFFER . '; server_max_window_bits=9'], '/?channels=all' => [OFFER], '/?channels=all,none' => [OFFER . '; server_max_window_bits=9']];
$clients = [];
foreach (range(0, CLIENTS - 1) as $number) {
    // two are alone in a channel, too; the others are half of them of one kind and half of the other
    $path = array_keys($offers)[$number < 2 ? $number : 2 + $number % 2];
    $clients[] = $server->websocket($path, ...$offers[$path]);
}
$inflate = new Inflate;
$publish = function (string $channel) use ($clients, $inflate): array {
    $clients[0]->text($channel);
    foreach ($clients as $index => $client) {
        if ($channel === 'all' || $index === ['one' => 0, 'small' => 1][$channel]) {
            [$first, $payload] = $client->frame();
            $index > 0 || $inflate($payload);
            $first & RSV1 && strlen($payload) < BYTES / 10 || print("not compressed: " . strlen($payload) . "\n");
        }
    }
    [$first, $payload] = $clients[0]->frame();
    return array_map(floatval(...), explode(' ', $first & RSV1 ? $inflate($payload) : $payload));
};
[$queued, $one] = $publish('one');
echo "queued for $queued\n";
[$queued, $small] = $publish('small');
echo "queued for $queued\n";
[$queued, $all] = $publish('all');
echo "queued for $queued\n";
echo $all < 8 * ($one + $small) ? "compressed once for each\n" : "$all s instead of $one and $small\n";
$server->finish();
?>
--EXPECT--
queued for 1
queued for 1
queued for 64
compressed once for each
