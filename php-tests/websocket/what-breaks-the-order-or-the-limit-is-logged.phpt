--TEST--
Fragments out of order, control frames in fragments, messages over the limit and those that cannot be restored are written to the log
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
$server->set(['package_max_length' => 100, 'websocket_compression' => true]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->recv();
    echo "done\n";
});
PHP);
foreach ([
    frame(CONTINUATION, 'x'),
    frame(TEXT, 'x', 0) . frame(TEXT, 'y'),
    frame(PING, 'x', 0),
    frame(TEXT, str_repeat('x', 200)),
    frame(TEXT, 'never compressed', FIN | RSV1),
] as $bytes) {
    $server->websocket('/', OFFER)->send($bytes);
    do {
        echo preg_replace(['/^\[[^\]]*\]/', '/127\.0\.0\.1:\d+/'], ['[...]', 'ADDRESS'], $line = $server->line()), "\n";
    } while ($line !== 'done');
}
$server->finish();
?>
--EXPECT--
[...]	WARNING	websocket::recv_frame(): A continuation frame cannot stand alone and MUST be preceded by an initial frame whose opcode indicates either text or binary data.
done
[...]	WARNING	websocket::recv_frame(): All fragments of a message, except for the initial frame, must use the continuation frame opcode(0).
done
[...]	WARNING	websocket::recv_frame(): A control frame must not be fragmented.
done
[...]	WARNING	Socket::recv_packet_with_length_protocol() (ERRNO 1201): packet length is too big, remote_addr=ADDRESS, length=208
done
[...]	WARNING	websocket::recv_frame(): inflate() failed, Error: data error[-3]
done
