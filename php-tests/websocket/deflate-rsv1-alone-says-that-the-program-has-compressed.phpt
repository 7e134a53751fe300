--TEST--
push() with RSV1 and without COMPRESS: the payload is sent as it is, as compressed; only a message's first frame has the bit
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
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $hello = "\xf2\x48\xcd\xc9\xc9\x07\x00";
    $ws->push('Hello, Hello');
    $ws->push($hello, WEBSOCKET_OPCODE_TEXT, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_RSV1);
    $ws->push(substr($hello, 0, 3), WEBSOCKET_OPCODE_BINARY, SWOOLE_WEBSOCKET_FLAG_RSV1);
    $ws->push(substr($hello, 3), WEBSOCKET_OPCODE_CONTINUATION, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_RSV1);
    $ws->push('Hello, Hello');
    $ws->recv();
});
PHP);
$client = $server->websocket('/', OFFER);
$inflate = new Inflate;
echo literal($inflate(payload($client))), "\n", literal($inflate(payload($client))), "\n";
[$first, $begin] = $client->frame();
[$second, $end] = $client->frame();
printf("%02x %02x %s\n", $first, $second, literal($inflate($begin . $end)));
echo literal($inflate(payload($client))), "\n";
$server->finish();
?>
--EXPECT--
"Hello, Hello"
"Hello"
42 80 "Hello"
"Hello, Hello"
