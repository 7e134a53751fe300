--TEST--
Text and close reasons have to be UTF-8 (RFC 6455, section 8.1)
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $result = $ws->recv();
    echo literal($result), ' ', swoole_last_error(), ' then ', literal($ws->recv()), "\n";
});
PHP);
$cases = [
    'lone continuation byte' => frame(TEXT, "a\x80"),
    'overlong form' => frame(TEXT, "\xc0\xaf"),
    'surrogate' => frame(TEXT, "\xed\xa0\x80"),
    'beyond U+10FFFF' => frame(TEXT, "\xf4\x90\x80\x80"),
    'cut character' => frame(TEXT, "\xe2\x82"),
    'cut over fragments' => frame(TEXT, "\xe2", 0) . frame(CONTINUATION, "\x28\xa1"),
    'close reason' => close_frame(1000, "\xff"),
];
foreach ($cases as $what => $bytes) {
    $client = $server->websocket()->send($bytes);
    [$first, $payload] = $client->frame();
    echo $what, ': ', $first === (FIN | CLOSE) ? 'close ' . unpack('n', $payload)[1] : "first byte $first", ', ', $client->next(), "\n";
    echo '    ', $server->line(), "\n";
}
$server->finish();
?>
--EXPECT--
lone continuation byte: close 1007, end of connection
    false 508 then ""
overlong form: close 1007, end of connection
    false 508 then ""
surrogate: close 1007, end of connection
    false 508 then ""
beyond U+10FFFF: close 1007, end of connection
    false 508 then ""
cut character: close 1007, end of connection
    false 508 then ""
cut over fragments: close 1007, end of connection
    false 508 then ""
close reason: close 1007, end of connection
    false 508 then ""
