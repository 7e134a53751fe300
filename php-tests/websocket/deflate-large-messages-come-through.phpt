--TEST--
Messages of 8 MB, compressed both ways, in one frame and in fragments, that compress well and not at all
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
$server->set(['websocket_compression' => true, 'package_max_length' => '9M', 'websocket_compression_level' => 1]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        $ws->push($frame);
    }
});
PHP);
$size = 8 << 20;
$client = $server->websocket('/', OFFER);
foreach (['noise' => random_bytes($size), 'text' => substr(str_repeat("grüße aus der Ferne\n", 400_000), 0, $size)] as $name => $message) {
    $payload = (new Deflate)($message);
    $pieces = str_split($payload, intdiv(strlen($payload), 5) + 1);
    $last = count($pieces) - 1;
    $fragments = '';
    foreach ($pieces as $index => $piece) {
        $fragments .= frame($index === 0 ? BINARY : CONTINUATION, $piece, ($index === 0 ? RSV1 : 0) | ($index === $last ? FIN : 0));
    }
    foreach (['whole' => frame(BINARY, $payload, FIN | RSV1), 'fragments' => $fragments] as $how => $bytes) {
        $client->send($bytes);
        echo "$name, $how: ", (new Inflate)(payload($client)) === $message ? 'echo' : 'NO ECHO', "\n";
    }
}
$server->finish();
?>
--EXPECT--
noise, whole: echo
noise, fragments: echo
text, whole: echo
text, fragments: echo
