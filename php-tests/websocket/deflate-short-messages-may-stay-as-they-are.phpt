--TEST--
websocket_compression_min_length: messages of fewer bytes are sent as they are
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

foreach ([0, 1, 10, '10', 1000] as $length) {
    $length = var_export($length, true);
    $server = serve("\$server->set(['websocket_compression' => true, 'websocket_compression_min_length' => $length]);" . <<<'PHP'
    $server->handle('/', function ($request, $ws) {
        $ws->upgrade();
        foreach ([0, 1, 9, 10, 999, 1000] as $bytes) {
            $ws->push(str_repeat('x', $bytes));
        }
        $ws->recv();
    });
    PHP);
    $client = $server->websocket('/', OFFER);
    echo $length, ':';
    for ($index = 0; $index < 6; $index++) {
        echo $client->frame()[0] & RSV1 ? ' compressed' : ' plain';
    }
    echo "\n";
    $server->finish();
}
?>
--EXPECT--
0: plain compressed compressed compressed compressed compressed
1: plain compressed compressed compressed compressed compressed
10: plain plain plain compressed compressed compressed
'10': plain plain plain compressed compressed compressed
1000: plain plain plain plain plain compressed
