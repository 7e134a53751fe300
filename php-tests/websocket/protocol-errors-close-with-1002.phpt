--TEST--
Frames that break RFC 6455, section 5 end the connection with 1002; recv() returns false with 508, then an empty string
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $result = $ws->recv();
    echo literal($result), ' ', swoole_last_error(), ' then ', literal($ws->recv()), "\n";
});
PHP);
$cases = [
    'unmasked frame' => frame(TEXT, 'x', FIN, null),
    'RSV1 without an extension' => frame(TEXT, 'x', FIN | RSV1),
    'RSV2' => frame(TEXT, 'x', FIN | RSV2),
    'RSV3' => frame(TEXT, 'x', FIN | RSV3),
    'reserved data opcode 3' => frame(3, 'x'),
    'reserved control opcode 11' => frame(11, 'x'),
    'continuation of nothing' => frame(CONTINUATION, 'x'),
    'new message inside a fragmented one' => frame(TEXT, 'x', 0) . frame(TEXT, 'y'),
    'fragmented ping' => frame(PING, 'x', 0),
    'ping of 126 bytes' => frame(PING, str_repeat('x', 126)),
    'length 5 in 16 bits' => "\x81\xfe\0\5" . MASK . masked('hello'),
    'length 5 in 64 bits' => "\x81\xff\0\0\0\0\0\0\0\5" . MASK . masked('hello'),
    'length with the top bit' => "\x81\xff\x80\0\0\0\0\0\0\5" . MASK,
    'close payload of one byte' => frame(CLOSE, 'x'),
    'close code 999' => close_frame(999),
    'close code 1004' => close_frame(1004),
    'close code 1005' => close_frame(1005),
    'close code 1006' => close_frame(1006),
    'close code 1015' => close_frame(1015),
    'close code 2999' => close_frame(2999),
    'close code 5000' => close_frame(5000),
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
unmasked frame: close 1002, end of connection
    false 508 then ""
RSV1 without an extension: close 1002, end of connection
    false 508 then ""
RSV2: close 1002, end of connection
    false 508 then ""
RSV3: close 1002, end of connection
    false 508 then ""
reserved data opcode 3: close 1002, end of connection
    false 508 then ""
reserved control opcode 11: close 1002, end of connection
    false 508 then ""
continuation of nothing: close 1002, end of connection
    false 508 then ""
new message inside a fragmented one: close 1002, end of connection
    false 508 then ""
fragmented ping: close 1002, end of connection
    false 508 then ""
ping of 126 bytes: close 1002, end of connection
    false 508 then ""
length 5 in 16 bits: close 1002, end of connection
    false 508 then ""
length 5 in 64 bits: close 1002, end of connection
    false 508 then ""
length with the top bit: close 1002, end of connection
    false 508 then ""
close payload of one byte: close 1002, end of connection
    false 508 then ""
close code 999: close 1002, end of connection
    false 508 then ""
close code 1004: close 1002, end of connection
    false 508 then ""
close code 1005: close 1002, end of connection
    false 508 then ""
close code 1006: close 1002, end of connection
    false 508 then ""
close code 1015: close 1002, end of connection
    false 508 then ""
close code 2999: close 1002, end of connection
    false 508 then ""
close code 5000: close 1002, end of connection
    false 508 then ""
