--TEST--
A compressed message that cannot be restored, or is no UTF-8 text, ends the connection with 1007; recv() returns false with 508, then an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
$server->set(['websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    echo literal($ws->recv()), ' ', swoole_last_error(), ' then ', literal($ws->recv()), "\n";
});
PHP);
$cases = [
    'garbage' => frame(TEXT, 'hello, I am not compressed', FIN | RSV1),
    'reserved block' => frame(BINARY, "\x07", FIN | RSV1),
    'cut' => frame(BINARY, substr(HELLO, 0, 4), FIN | RSV1),
    'in the first fragment' => frame(BINARY, "\xff\xff", RSV1),
    'refers to an earlier message' => frame(TEXT, "\xf2\x00\x11\x00\x00", FIN | RSV1),
    // "ok", then half a surrogate pair, in a stored block
    'no text' => frame(TEXT, "\0\5\0\xfa\xffok\xed\xa0\x80\0", FIN | RSV1),
    'no text, in the first fragment' => frame(TEXT, "\0\5\0\xfa\xffok\xed\xa0\x80", RSV1),
];
foreach ($cases as $what => $bytes) {
    $client = $server->websocket('/', OFFER)->send($bytes);
    echo "$what: ", $client->next(), ', ', $client->next(), '; ', $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
garbage: close 1007 "", end of connection; false 508 then ""
reserved block: close 1007 "", end of connection; false 508 then ""
cut: close 1007 "", end of connection; false 508 then ""
in the first fragment: close 1007 "", end of connection; false 508 then ""
refers to an earlier message: close 1007 "", end of connection; false 508 then ""
no text: close 1007 "", end of connection; false 508 then ""
no text, in the first fragment: close 1007 "", end of connection; false 508 then ""
