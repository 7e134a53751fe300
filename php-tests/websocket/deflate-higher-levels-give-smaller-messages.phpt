--TEST--
websocket_compression_level: 1 is the fastest, 9 gives the smallest messages, 6 is the default
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

mt_srand(1);
$words = array_map(fn () => substr(md5((string) mt_rand()), 0, mt_rand(2, 9)), range(1, 300));
$message = '';
while (strlen($message) < 50_000) {
    $message .= $words[mt_rand(0, 299)] . ' ';
}
$lengths = [];
foreach ([1, 6, 9, null] as $level) {
    $settings = var_export(['websocket_compression' => true, 'websocket_compression_level' => $level], true);
    $server = serve("\$server->set($settings);" . <<<'PHP'
    $server->handle('/', function ($request, $ws) {
        $ws->upgrade();
        $ws->push($ws->recv()->data);
        $ws->recv();
    });
    PHP);
    $client = $server->websocket('/', OFFER)->text($message);
    $payload = payload($client);
    $lengths[] = strlen($payload);
    echo (new Inflate)($payload) === $message ? "understood\n" : "NOT UNDERSTOOD\n";
    $server->finish();
}
echo $lengths[0] > $lengths[1] && $lengths[1] >= $lengths[2] && $lengths[1] === $lengths[3] ? "as it should be\n" : literal($lengths);
?>
--EXPECT--
understood
understood
understood
understood
as it should be
