--TEST--
A frame or message above package_max_length ends the connection with 1009, before it is read; recv() returns false with 1201
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
$server->set(['package_max_length' => 100]);
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $result = $ws->recv();
    echo literal($result), ' ', swoole_last_error(), ' then ', literal($ws->recv()), "\n";
});
PHP);
$cases = [
    'one frame' => frame(TEXT, str_repeat('x', 200)),
    'announced only' => "\x82\xff\0\0\0\0\1\0\0\0" . MASK,
    'fragments together' => frame(TEXT, str_repeat('x', 60), 0) . frame(CONTINUATION, str_repeat('x', 60), 0),
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
one frame: close 1009, end of connection
    false 1201 then ""
announced only: close 1009, end of connection
    false 1201 then ""
fragments together: close 1009, end of connection
    false 1201 then ""
