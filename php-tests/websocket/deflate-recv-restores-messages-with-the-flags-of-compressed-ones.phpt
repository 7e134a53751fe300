--TEST--
recv(): a compressed message is restored, however it is cut; its flags are FIN, COMPRESS, RSV1 and MASK; uncompressed ones may come between
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    while ($frame = $ws->recv()) {
        echo "$frame->opcode $frame->flags ", literal($frame->finish), ' ', literal($frame->data), "\n";
    }
    echo "end\n";
});
PHP);
$client = $server->websocket('/', OFFER);
$client->send(frame(TEXT, HELLO, FIN | RSV1));
$client->send(frame(BINARY, HELLO, FIN | RSV1));
$client->text('plain');
$client->send(frame(TEXT, substr(HELLO, 0, 3), RSV1) . frame(PING, 'p') . frame(CONTINUATION, '', 0) . frame(CONTINUATION, substr(HELLO, 3)));
$client->send(frame(TEXT, "\0", FIN | RSV1));
$client->send(frame(TEXT, 'frag', 0) . frame(CONTINUATION, 'ments'));
// two blocks, a stored block, and a last block with the empty one that follows it (RFC 7692, section 7.2.3)
$client->send(frame(TEXT, "\xf2\x48\x05\0\0\0\xff\xff\xca\xc9\xc9\x07\0", FIN | RSV1));
$client->send(frame(TEXT, "\0\5\0\xfa\xffHello\0", FIN | RSV1));
$client->send(frame(TEXT, "\xf3\x48\xcd\xc9\xc9\x07\0\0", FIN | RSV1));
foreach (str_split(frame(TEXT, HELLO, FIN | RSV1)) as $byte) {
    $client->send($byte);
}
$client->send(close_frame(1000));
echo $client->next(), "\n", $client->next(), "\n";
$server->finish();
?>
--EXPECT--
pong "p"
close 1000 ""
1 39 true "Hello"
2 39 true "Hello"
1 33 true "plain"
1 39 true "Hello"
1 39 true ""
1 33 true "fragments"
1 39 true "Hello"
1 39 true "Hello"
1 39 true "Hello"
1 39 true "Hello"
end
